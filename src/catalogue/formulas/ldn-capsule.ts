import type { Formula } from '../formula.js';
import {
  CALCULATION_SOURCE,
  CLEAN_FIRST,
  COMPOUNDED,
  KEEP_FROM_CHILDREN,
  NO_OPIOIDS,
  POTENCY_CHECK,
  POTENCY_SOURCE,
  PROTECT_FROM_LIGHT,
  READ_CERTIFICATE,
  TELL_CLINICIANS,
  WEAR_PROTECTION,
  WEIGH_WITNESSED,
  YIELD_CHECK,
} from './texts.js';

export const LDN_CAPSULE: Formula = {
  id: 'ldn-capsule',
  version: 1,
  name: 'Naltrexone hydrochloride capsules, immediate release',
  form: 'capsule',
  productClass: 'LDN',
  route: 'oral',
  ingredients: [
    { ingredient: 'naltrexone-hydrochloride', role: 'API', quantity: { by: 'dose' } },
    {
      ingredient: 'microcrystalline-cellulose',
      role: 'filler',
      quantity: { by: 'balance' },
      selectable: true,
      selectedBy: 'filler',
    },
    {
      ingredient: 'hypromellose-shell',
      role: 'shell',
      quantity: { by: 'count' },
      selectable: true,
      selectedBy: 'shell',
    },
  ],
  stability: {
    class: 'NA_OTHER',
    // The 360-day study is left out of the limits: it is for one filler, and no study lifts the 180-day ceiling.
    limits: [],
    storage: '20–25 °C, protected from light',
    storageSource:
      'Published capsule study 2018, Int J Pharm Compd 22(3):252–256: room temperature, away from light',
  },
  container: 'Amber polypropylene or polyethylene vial, tight, light-resistant, child-resistant closure',
  equipment: [
    'Balance with current calibration',
    'Powder enclosure',
    'Glass or ceramic mortar and pestle',
    'Sieve, 60 mesh',
    'Spatulas, weighing boats',
    'Capsule machine with plates for the chosen size, tamper, spreader',
  ],
  steps: [
    CLEAN_FIRST,
    WEAR_PROTECTION,
    READ_CERTIFICATE,
    'Confirm that filler and shell are the ones on the worksheet and that the filler does not slow release.',
    'Confirm that the packing statistics on the worksheet were measured for these lots and this capsule size.',
    WEIGH_WITNESSED,
    'If the worksheet shows a trituration, make it as shown and take the stated amount; never weigh under the balance’s minimum.',
    'Weigh the filler. Pass both powders through the sieve; crush lumps.',
    'Put the naltrexone hydrochloride in the mortar with an equal amount of filler and mix until even.',
    'Mix by geometric dilution: add filler equal to what is in the mortar, mix, and repeat until all the filler is in.',
    'Mix the whole for 10 minutes more, scraping the wall and turning the powder over every 2 minutes.',
    'Set the empty shells in the machine, remove the caps, and level the bodies with the plate.',
    'Spread all the powder over the bodies, tamp evenly, spread again, until all the powder is in the bodies.',
    'Close and lock the capsules, take them out, remove dust with a dry cloth, discard damaged ones and count.',
    'Do the quality checks, fill the counted capsules into the vial, and label.',
  ],
  physicalDescription:
    'Hard capsules of one size, closed, clean and undamaged, with a white to off-white odourless powder inside; shell colour as on the worksheet',
  qualityChecks: [
    {
      check: 'Weigh 10 filled capsules one by one; subtract the mean weight of 10 empty shells',
      expected: 'each fill 90–110 % of the theoretical net fill',
    },
    { check: 'Mean and spread of the same 10 fills', expected: 'mean 97–103 % of theoretical; RSD recorded' },
    {
      check: 'Content uniformity, by outside assay on the pharmacy’s schedule',
      expected:
        'acceptance value at most 15; weight alone does not show an even dose, naltrexone is only a few percent of the fill',
    },
    POTENCY_CHECK,
    { check: 'Count and appearance', expected: 'count as ordered; none open, dented or dusty' },
    YIELD_CHECK,
  ],
  warnings: [PROTECT_FROM_LIGHT, KEEP_FROM_CHILDREN, TELL_CLINICIANS, NO_OPIOIDS, COMPOUNDED],
  sources: [
    POTENCY_SOURCE,
    CALCULATION_SOURCE,
    'Beyond-use period 180 days: USP <795> (2023), other non-aqueous preparations; also the ceiling with any study',
    'Published capsule study 2018, Int J Pharm Compd 22(3):252–256: 90–110 % for 360 days in microcrystalline cellulose; supports the 180 days and does not lift them',
    'Immediate release only, selectable filler: LDN guides for patients and prescribers',
    'Capsule weights 90–110 % of theoretical: older USP <795> text; content uniformity: USP <905>',
  ],
};
