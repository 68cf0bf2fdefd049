import type { AllergenClass, Ingredient } from '../ingredient.js';
import { colourIndex, contains, eNumber, ingredient, is, mayContain } from './facts.js';

interface Dye {
  readonly id: string;
  /** `Red No. 40`; `kind` puts FD&C or D&C before it. */
  readonly kind: 'FD&C' | 'D&C';
  readonly shade: string;
  readonly number: string;
  readonly synonyms: readonly string[];
  readonly unii?: string;
  readonly classes: readonly AllergenClass[];
}

function dyeNames({ kind, shade, number }: Dye): readonly string[] {
  const plain = kind.replace('&', ' and ');
  return [
    `${kind} ${shade} ${number}`,
    `${kind} ${shade} #${number}`,
    `${plain} ${shade} ${number}`,
    `${plain} ${shade} No. ${number}`,
    `${shade} ${number}`,
    `${shade} No. ${number}`,
  ];
}

function dye(facts: Dye): Ingredient {
  return ingredient({
    id: facts.id,
    name: `${facts.kind} ${facts.shade} No. ${facts.number}`,
    synonyms: [...dyeNames(facts), ...facts.synonyms],
    roles: ['colour'],
    ...(facts.unii === undefined ? {} : { unii: facts.unii }),
    allergens: is('dye', ...facts.classes),
  });
}

/** The aluminium salt of a dye has a substance code of its own, so it is an ingredient of its own, of the same class. */
function lake(of: Dye): Ingredient {
  const names = [`${of.kind} ${of.shade} No. ${of.number}`, ...dyeNames(of)];
  return ingredient({
    id: `${of.id}-lake`,
    name: `${names[0]} aluminium lake`,
    synonyms: names.flatMap((name, index) => [
      ...(index === 0 ? [] : [`${name} aluminium lake`]),
      `${name} aluminum lake`,
      `${name} lake`,
    ]),
    roles: ['colour'],
    allergens: [...is('dye', ...of.classes), ...contains('identity', 'aluminium')],
  });
}

const YELLOW_5: Dye = {
  id: 'fdc-yellow-5',
  kind: 'FD&C',
  shade: 'Yellow',
  number: '5',
  synonyms: ['tartrazine', ...eNumber('102'), ...colourIndex('19140')],
  unii: 'I753WB2F1M',
  classes: ['azo-dye'],
};
const YELLOW_6: Dye = {
  id: 'fdc-yellow-6',
  kind: 'FD&C',
  shade: 'Yellow',
  number: '6',
  synonyms: ['sunset yellow', 'sunset yellow FCF', ...eNumber('110'), ...colourIndex('15985')],
  unii: 'H77VEI93A8',
  classes: ['azo-dye'],
};
const RED_40: Dye = {
  id: 'fdc-red-40',
  kind: 'FD&C',
  shade: 'Red',
  number: '40',
  synonyms: ['allura red', 'allura red AC', ...eNumber('129'), ...colourIndex('16035')],
  unii: 'WZB9127XOA',
  classes: ['azo-dye'],
};
const BLUE_1: Dye = {
  id: 'fdc-blue-1',
  kind: 'FD&C',
  shade: 'Blue',
  number: '1',
  synonyms: ['brilliant blue', 'brilliant blue FCF', ...eNumber('133'), ...colourIndex('42090')],
  unii: 'H3R47K3TBD',
  classes: ['triarylmethane-dye'],
};
const BLUE_2: Dye = {
  id: 'fdc-blue-2',
  kind: 'FD&C',
  shade: 'Blue',
  number: '2',
  synonyms: [
    'indigo carmine',
    'indigotine',
    'indigotindisulfonate sodium',
    ...eNumber('132'),
    ...colourIndex('73015'),
  ],
  unii: 'L06K8R7DQK',
  classes: ['indigoid-dye'],
};
const YELLOW_10: Dye = {
  id: 'dc-yellow-10',
  kind: 'D&C',
  shade: 'Yellow',
  number: '10',
  synonyms: ['quinoline yellow', ...eNumber('104'), ...colourIndex('47005')],
  unii: '35SW5USQ3G',
  classes: ['quinoline-dye'],
};

const OTHER_DYES: readonly Dye[] = [
  {
    id: 'fdc-red-3',
    kind: 'FD&C',
    shade: 'Red',
    number: '3',
    synonyms: ['erythrosine', ...eNumber('127'), ...colourIndex('45430')],
    unii: 'PN2ZH5LOQY',
    classes: ['xanthene-dye', 'iodine'],
  },
  {
    id: 'fdc-green-3',
    kind: 'FD&C',
    shade: 'Green',
    number: '3',
    synonyms: ['fast green FCF', ...colourIndex('42053')],
    classes: ['triarylmethane-dye'],
  },
  {
    id: 'dc-red-27',
    kind: 'D&C',
    shade: 'Red',
    number: '27',
    synonyms: colourIndex('45410:1'),
    unii: '2LRS185U6K',
    classes: ['xanthene-dye'],
  },
  {
    id: 'dc-red-28',
    kind: 'D&C',
    shade: 'Red',
    number: '28',
    synonyms: ['phloxine B', ...colourIndex('45410')],
    unii: '767IP0Y5NH',
    classes: ['xanthene-dye'],
  },
  {
    id: 'dc-red-33',
    kind: 'D&C',
    shade: 'Red',
    number: '33',
    synonyms: ['acid fuchsine', ...colourIndex('17200')],
    unii: '9DBA0SBB0L',
    classes: ['azo-dye'],
  },
];

const LAKED = [YELLOW_5, YELLOW_6, RED_40, BLUE_1, BLUE_2, YELLOW_10];

function ironOxide(shade: string, unii: string, index: string, others: readonly string[]): Ingredient {
  return ingredient({
    id: `iron-oxide-${shade}`,
    name: `${shade} iron oxide`,
    synonyms: [
      `iron oxide ${shade}`,
      `${shade} ferric oxide`,
      `ferric oxide ${shade}`,
      `ferric oxide, ${shade}`,
    ].concat(others, colourIndex(index)),
    roles: ['colour'],
    unii,
    allergens: is('iron-oxide'),
  });
}

/** Colours of shells, tablets and syrups. */
export const COLOURS: readonly Ingredient[] = [
  ...LAKED.map(dye),
  ...OTHER_DYES.map(dye),
  ...LAKED.map(lake),
  ingredient({
    id: 'titanium-dioxide',
    name: 'titanium dioxide',
    synonyms: [...eNumber('171'), ...colourIndex('77891')],
    roles: ['colour'],
    unii: '15FIX9V2JP',
    allergens: is('titanium-dioxide'),
  }),
  ironOxide('red', '1K09F3G675', '77491', ['ferric oxide']),
  ironOxide('yellow', 'EX438O2MRT', '77492', ['hydrated ferric oxide']),
  ironOxide('black', 'XM0M87F357', '77499', ['ferrosoferric oxide']),
  ingredient({
    id: 'caramel',
    name: 'caramel colour',
    synonyms: ['caramel', 'caramel color', ...eNumber('150'), 'E150a', 'E150b', 'E150c', 'E150d'],
    roles: ['colour'],
    unii: 'T9D99G2B1R',
    // Made with a sulfite process in some classes (E150b, E150d).
    allergens: [...is('caramel'), ...mayContain('general-knowledge', 'sulfite')],
  }),
  ingredient({
    id: 'carmine',
    name: 'carmine',
    synonyms: [
      'cochineal',
      'cochineal extract',
      'carminic acid',
      'Natural Red 4',
      ...eNumber('120'),
      ...colourIndex('75470'),
    ],
    roles: ['colour'],
    allergens: [...is('carmine'), ...contains('identity', 'animal', 'insect')],
  }),
];
