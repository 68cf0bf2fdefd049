import { labelsOf, type LabelText } from '../planning/plan.types.js';
import { Refusal } from '../refusals/refusal.js';
import type { Stability } from '../stability/stability.types.js';
import type { DocumentFacts } from './document-facts.js';
import { refuseUnprintable } from './glyphs.js';
import {
  drawIntermediateLabel,
  textsOfIntermediate,
  type IntermediateLabelFacts,
} from './intermediate-label.js';
import { drawLabels } from './label.js';
import { textsOfLabel } from './label-text.js';
import { textsOfSheets } from './sheet-facts.js';
import { drawStability } from './stability-sheet.js';
import { drawWorksheet } from './worksheet.js';

export type { DocumentFacts };

/** The parts of the plan a label needs, or a refusal that says why there is no label. */
function releasable({ plan, draft, stopped }: DocumentFacts): {
  readonly labels: readonly LabelText[];
  readonly stability: Stability;
} {
  const { batch, stability } = plan;
  const labels = labelsOf(plan);
  const refuse = (why: string): never => {
    throw new Refusal('refused', `No label: ${why}`);
  };
  if (!plan.releasable) return refuse('the plan has open findings; answer them first.');
  if (stopped) return refuse(`the order was ${stopped}.`);
  if (draft) return refuse('the order is a draft; approve it first.');
  if (labels.length === 0 || !batch || !stability)
    return refuse('the plan has no batch, date or directions; its findings say why.');
  return { labels, stability };
}

/**
 * The patient's label, one page for each physical label; of a kit the labels of every strength. The same facts give the same bytes. Throws `Refusal` when the
 * plan must not be released, when a character cannot be printed, and when the text needs too many labels.
 */
export async function labelPdf(facts: DocumentFacts): Promise<Uint8Array> {
  const { labels, stability } = releasable(facts);
  refuseUnprintable(labels.flatMap((label) => textsOfLabel(facts, label)));
  return drawLabels(facts, labels, stability);
}

/** The label of an intermediate of the order: a lot of its own, for further compounding only. */
export async function intermediatePdf(facts: IntermediateLabelFacts): Promise<Uint8Array> {
  refuseUnprintable(textsOfIntermediate(facts));
  return drawIntermediateLabel(facts);
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
