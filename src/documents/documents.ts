import type { LabelText } from '../planning/plan.types.js';
import { Refusal } from '../refusals/refusal.js';
import type { Stability } from '../stability/stability.types.js';
import type { DocumentFacts } from './document-facts.js';
import { refuseUnprintable } from './glyphs.js';
import { drawLabel } from './label.js';
import { textsOfLabel } from './label-text.js';
import { textsOfSheets } from './sheet-facts.js';
import { drawStability } from './stability-sheet.js';
import { drawWorksheet } from './worksheet.js';

export type { DocumentFacts };

/** The parts of the plan a label needs, or a refusal that says why there is no label. */
function releasable({ plan, draft, stopped }: DocumentFacts): {
  readonly label: LabelText;
  readonly stability: Stability;
} {
  const { label, batch, stability } = plan;
  const refuse = (why: string): never => {
    throw new Refusal('refused', `No label: ${why}`);
  };
  if (!plan.releasable) return refuse('the plan has open findings; answer them first.');
  if (stopped) return refuse(`the order was ${stopped}.`);
  if (draft) return refuse('the order is a draft; approve it first.');
  if (!label || !batch || !stability)
    return refuse('the plan has no batch, date or directions; its findings say why.');
  return { label, stability };
}

/**
 * The patient's label, one page for each physical label. The same facts give the same bytes. Throws `Refusal` when the
 * plan must not be released, when a character cannot be printed, and when the text needs too many labels.
 */
export async function labelPdf(facts: DocumentFacts): Promise<Uint8Array> {
  const { label, stability } = releasable(facts);
  refuseUnprintable(textsOfLabel(facts, label));
  return drawLabel(facts, label, stability);
}

/** Until when, kept how, and why: for the record, for the prescriber, for the patient who asks. */
export async function stabilityPdf(facts: DocumentFacts): Promise<Uint8Array> {
  const { stability } = facts.plan;
  if (!stability)
    throw new Refusal(
      'refused',
      'No stability sheet: the plan has no beyond-use date; its findings say why.',
    );
  refuseUnprintable(textsOfSheets(facts));
  return drawStability(facts, stability);
}

/** The sheet for the bench. A draft, or a plan with open findings, says so on every page. */
export async function worksheetPdf(facts: DocumentFacts): Promise<Uint8Array> {
  refuseUnprintable(textsOfSheets(facts));
  return drawWorksheet(facts);
}
