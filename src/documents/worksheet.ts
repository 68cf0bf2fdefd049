import { isOpen, STATUSES, type Finding } from '../findings/finding.js';
import { batchesOf, type Plan } from '../planning/plan.types.js';
import type { ScreenedPair } from '../screening/screening.types.js';
import type { DocumentFacts } from './document-facts.js';
import { INK, TYPE, type Sheet } from './page.js';
import { bannerOf, identityFacts, openSheet, orBlank } from './sheet-facts.js';
import { drawFacts, drawTable, quiet, type CellText, type Row } from './table.js';
import { sentence } from './words.js';
import { drawBatches } from './worksheet-batch.js';

function drawTicks(sheet: Sheet, heading: string, lines: readonly string[]): void {
  if (lines.length === 0) return;
  sheet.heading(heading);
  for (const line of lines) {
    sheet.ensure(TYPE.text * 2);
    sheet.pdf
      .lineWidth(0.75)
      .strokeColor(INK.quiet)
      .rect(sheet.left, sheet.y + 2, 8.5, 8.5)
      .stroke();
    sheet.paragraph(line, { indent: 16, after: 3 });
  }
}

function findingRow(finding: Finding): Row {
  const { decision } = finding;
  const answer: readonly CellText[] = decision
    ? [
        { text: decision.decision === 'accept' ? 'accepted' : 'declined', weight: 'bold' },
        quiet(`${sentence(decision.reason)} ${decision.by}`),
      ]
    : [quiet(finding.status === 'pass' ? 'none needed' : 'open')];
  return {
    cells: [
      [{ text: finding.status, weight: finding.status === 'pass' ? 'regular' : 'bold' }],
      [{ text: finding.subject }, quiet(finding.rule)],
      [{ text: finding.because }, quiet(finding.source)],
      answer,
    ],
  };
}

function drawFindings(sheet: Sheet, heading: string, findings: readonly Finding[]): void {
  if (findings.length === 0) return;
  const sorted = [...findings].sort((a, b) => STATUSES.indexOf(a.status) - STATUSES.indexOf(b.status));
  sheet.heading(heading, 110);
  drawTable(
    sheet,
    [
      { title: 'Status', share: 15 },
      { title: 'About', share: 27 },
      { title: 'Why', share: 58 },
      { title: 'Decision', share: 26 },
    ],
    sorted.map(findingRow),
  );
}

const COMPONENTS_ACROSS = 5;

function resultOf(pairs: readonly ScreenedPair[], allergy: string, component: string): Row['cells'][number] {
  const results = pairs.filter((pair) => pair.allergy === allergy && pair.component === component);
  if (results.length === 0) return [quiet('not asked')];
  return results.map(({ result }) => ({ text: result, weight: result === 'pass' ? 'regular' : 'bold' }));
}

/** Every allergy by every component with the state in words; wide preparations take several tables. */
function drawScreening(sheet: Sheet, plan: Plan): void {
  const { screened } = plan;
  sheet.heading('Screening: every allergy by every component');
  if (screened.length === 0) {
    sheet.paragraph('No recorded allergy to screen; the findings say whether allergies were asked about.');
    return;
  }
  const allergies = [...new Set(screened.map((pair) => pair.allergy))];
  const components = [...new Set(screened.map((pair) => pair.component))];
  for (let i = 0; i < components.length; i += COMPONENTS_ACROSS) {
    const across = components.slice(i, i + COMPONENTS_ACROSS);
    drawTable(
      sheet,
      [{ title: 'Allergy', share: 26 }, ...across.map((title) => ({ title, share: 20 }))],
      allergies.map((allergy) => ({
        cells: [allergy, ...across.map((component) => resultOf(screened, allergy, component))],
      })),
    );
  }
}

function drawSignatures(sheet: Sheet): void {
  const box = { leastHeight: 26 };
  sheet.heading('Signatures', 130);
  drawTable(
    sheet,
    [
      { title: '', share: 26 },
      { title: 'Name and signature', share: 46 },
      { title: 'Date and time', share: 28 },
    ],
    ['Made by', 'Weighings checked by', 'Checked and released by'].map((who) => ({
      ...box,
      cells: [who, 'box', 'box'],
    })),
  );
  drawFacts(sheet, [
    ['Quantity made', orBlank(undefined, 120)],
    ['Remarks', orBlank(undefined, sheet.width - 130)],
  ]);
}

function drawPolicy(sheet: Sheet, plan: Plan): void {
  const { basis } = plan;
  sheet.heading('What this plan was made with');
  drawFacts(sheet, [
    ['Standard', basis.standard],
    ['Catalogue', `version ${basis.catalogueVersion}`],
    [
      'Policy',
      Object.entries(basis.policy)
        .map(([name, value]) => `${name} ${value}`)
        .join(' · '),
    ],
  ]);
}

/** Formula, numbers put in and result of every amount: the same text as on the screen. */
function drawDerivations(sheet: Sheet, plan: Plan): void {
  batchesOf(plan).forEach((batch, index) => {
    const strength = plan.kit?.[index]?.strength;
    sheet.heading(`How the amounts were calculated${strength ? `: ${strength}` : ''}`);
    for (const line of batch.derivation) sheet.paragraph(line, { after: 2 });
  });
}

/** The sheet for the bench: what is weighed from which lots, room for what was weighed, and who did and checked it. */
export function drawWorksheet(facts: DocumentFacts): Promise<Uint8Array> {
  const { plan } = facts;
  const sheet = openSheet(facts, 'Worksheet');
  const open = plan.findings.filter(isOpen);
  const banner = bannerOf(facts);
  if (banner) sheet.banner(banner);
  sheet.title('Worksheet');
  if (open.length > 0) drawFindings(sheet, 'Open findings', open);
  drawFacts(sheet, identityFacts(facts), 2);
  if (plan.batch) drawBatches(sheet, facts);
  else
    sheet.paragraph('Nothing can be weighed: the plan has no batch. The findings say why.', {
      weight: 'bold',
    });
  drawTicks(sheet, 'Equipment', facts.equipment ?? []);
  drawTicks(sheet, 'Steps', facts.steps ?? []);
  const checks = facts.qualityChecks ?? [];
  drawTicks(
    sheet,
    'Quality checks',
    checks.map(({ check, expected }) => `${check}: ${expected}`),
  );
  drawSignatures(sheet);
  drawDerivations(sheet, plan);
  drawFindings(
    sheet,
    'Findings and decisions',
    plan.findings.filter((finding) => !isOpen(finding)),
  );
  drawScreening(sheet, plan);
  drawPolicy(sheet, plan);
  return sheet.finish();
}
