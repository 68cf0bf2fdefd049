import { slug } from '../findings/finding.js';

const LONGEST_SHOWN = 80;

/** What was entered, short enough for a sentence. */
export function shown(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length > LONGEST_SHOWN ? `${line.slice(0, LONGEST_SHOWN)}…` : line;
}

export function shortSlug(text: string): string {
  return slug(shown(text)) || 'unreadable';
}
