import type { Role } from '../../catalogue/ingredient.js';
import type { Finding, Status } from '../../findings/finding.js';
import type { ScreenedComponent, ScreenQuestion } from '../screening.types.js';
import { clinicalFinding, type ClinicalRule } from './rule.js';

const RULE = 'filler.release-modifying';
const SOURCE = 'LDN guides: immediate release only; compounding pharmacies avoid calcium carbonate';
const FILL: readonly Role[] = ['filler', 'binder', 'disintegrant', 'thickener'];

/** LDN capsules release at once: no gelling polymer and no calcium carbonate in the fill. */
export const fillerMustNotHoldBackRelease: ClinicalRule = {
  rule: RULE,
  check: ({ question }) => question.components.flatMap((component) => ofComponent(component, question)),
};

const ANSWERS: Readonly<Record<string, { status: Status; says: string }>> = {
  yes: {
    status: 'block',
    says: 'holds back release, and LDN must be released at once; choose another filler',
  },
  absorption: { status: 'block', says: 'is said to hinder absorption of naltrexone; choose another filler' },
  unspecified: {
    status: 'review',
    says: 'is of unstated grade and could hold back release; look up the grade',
  },
};

function ofComponent(component: ScreenedComponent, { form, catalogue }: ScreenQuestion): readonly Finding[] {
  const counts = component.role === 'filler' || (form === 'capsule' && FILL.includes(component.role));
  if (!counts) return [];
  return catalogue.unfold(component.ingredient).flatMap(({ ingredient, path }): readonly Finding[] => {
    const answer = ANSWERS[ingredient.releaseModifying];
    if (!answer) return [];
    const because = `${ingredient.name} ${answer.says}.`;
    const found = clinicalFinding(RULE, answer.status, ingredient.name, because, SOURCE);
    return [{ ...found, path: [...component.path, ...path] }];
  });
}
