import { OWN, type SettingFacts } from './setting-facts.js';

/** Beyond these a measured figure is taken for a moved decimal point or a wrong unit, and nothing is made with it. */
export const PLAUSIBLE_SETTINGS = {
  leastDensity: {
    kind: 'mass/volume',
    default: '0.6 g/mL',
    positive: true,
    meaning: 'Least plausible density of a liquid or a base; a lighter one is a slip of the pen.',
    source:
      'Ethanol 0.79, liquid paraffin 0.83–0.89, aerated creams from 0.8 g/mL (general knowledge); own margin',
  },
  mostDensity: {
    kind: 'mass/volume',
    default: '1.6 g/mL',
    positive: true,
    meaning: 'Greatest plausible density of a liquid or a base; a heavier one is a slip of the pen.',
    source: 'Glycerol 1.26, syrup 1.32, sorbitol solution 1.29 g/mL (general knowledge); own margin',
  },
  leastDropsPerMl: {
    kind: 'count',
    default: '10',
    meaning: 'Fewest plausible drops in 1 mL of a dropper.',
    source:
      'USP <1101>: a dropper of 3 mm gives 18–22 drops of water to the mL; other liquids differ; own margin',
  },
  mostDropsPerMl: {
    kind: 'count',
    default: '60',
    meaning: 'Most plausible drops in 1 mL of a dropper.',
    source: 'Fine droppers and alcoholic liquids give 40–60 drops to the mL (general knowledge); own margin',
  },
  leastClickVolume: {
    kind: 'volume',
    default: '0.05 mL',
    positive: true,
    meaning: 'Least plausible volume of one click of a metered applicator.',
    source: OWN,
  },
  mostClickVolume: {
    kind: 'volume',
    default: '2 mL',
    positive: true,
    meaning: 'Greatest plausible volume of one click of a metered applicator.',
    source: OWN,
  },
  leastPowderDensity: {
    kind: 'mass/volume',
    default: '0.15 g/mL',
    positive: true,
    meaning:
      'Least plausible density of a powder in a capsule: packing statistic over the volume of the shell body.',
    source: 'Loose microcrystalline cellulose 0.28–0.33 g/mL, pharmacy fillers to 0.75 g/mL; own margin',
  },
  mostPowderDensity: {
    kind: 'mass/volume',
    default: '1.6 g/mL',
    positive: true,
    meaning:
      'Greatest plausible density of a powder in a capsule: packing statistic over the volume of the shell body.',
    source: 'Heavy mineral powders 1.0–1.4 g/mL when tapped (general knowledge); own margin',
  },
} as const satisfies Record<string, SettingFacts>;
