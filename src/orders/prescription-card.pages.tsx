import type { VNode } from 'preact';
import { Card, DayText, printDayText } from '../web/parts.js';
import type { OrderDetail } from './orders.types.js';

/** What the prescriber wrote, as it was entered. */
export function PrescriptionCard({ detail }: { readonly detail: OrderDetail }): VNode {
  const { prescription, patient, prescriber } = detail;
  const said = (name: string): string => {
    const value = prescription.facts[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  const facts: [string, string][] = [
    ['Dose', [said('dose'), timesWords(said('timesPerDay')), said('timing')].filter(Boolean).join(', ')],
    ['Days’ supply', said('daysSupply')],
    ['Refills', said('refills') || '0'],
    ['Strength', said('strength')],
    ['Vehicle', said('vehicle')],
    ['Filler', said('filler')],
    ['Shell', said('shell')],
    ['Base', said('base')],
    ['Made from', said('tablets')],
    ['Titration', titrationWords(prescription.facts['titration'])],
    ['Kit of', listWords(prescription.facts['titrationStrengths'])],
    ['Stated as', said('strengthBasis')],
    ['Quantity as written', said('quantity')],
    ['Days until first use', said('deliveryDays')],
    [
      'ULDN with opioid',
      prescription.facts['uldnWithOpioidStatement'] === true ? 'stated by the prescriber' : '',
    ],
    ['Written on', printDayText(said('writtenOn'))],
  ];
  return (
    <Card title={`Prescription ${prescription.number}`}>
      <dl class="facts">
        <dt>Patient</dt>
        <dd>
          <a href={`/patients/${patient.id}`}>{patient.name}</a>
          {', born '}
          <DayText value={patient.birthDate} />
        </dd>
        <dt>Prescriber</dt>
        <dd>{prescriber.name}</dd>
        {facts.map(([name, value]) =>
          value === '' ? null : [<dt key={name}>{name}</dt>, <dd key={`${name} value`}>{value}</dd>],
        )}
      </dl>
    </Card>
  );
}

function timesWords(timesPerDay: string): string {
  return timesPerDay === '1' ? 'once a day' : `${timesPerDay} times a day`;
}

/** `0.5 mg for 7 days, then 1 mg for 7 days`. */
function titrationWords(steps: unknown): string {
  if (!Array.isArray(steps)) return '';
  return steps
    .map((step: { dose?: unknown; days?: unknown }) => `${String(step.dose)} for ${String(step.days)} days`)
    .join(', then ');
}

function listWords(values: unknown): string {
  return Array.isArray(values) ? values.map(String).join(', ') : '';
}
