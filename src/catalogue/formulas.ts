import type { Formula } from './formula.js';
import { LDN_CAPSULE } from './formulas/ldn-capsule.js';
import { LDN_CREAM } from './formulas/ldn-cream.js';
import { LDN_ORAL_LIQUID_GLYCEROL } from './formulas/ldn-oral-liquid-glycerol.js';
import { LDN_ORAL_LIQUID_PRESERVED } from './formulas/ldn-oral-liquid-preserved.js';
import { LDN_ORAL_LIQUID_STERILE_WATER } from './formulas/ldn-oral-liquid-sterile-water.js';
import { LDN_SUBLINGUAL_DROPS } from './formulas/ldn-sublingual-drops.js';
import { ULDN_CAPSULE } from './formulas/uldn-capsule.js';
import { ULDN_ORAL_LIQUID } from './formulas/uldn-oral-liquid.js';

/** The master formulation records Galenic ships with. A pharmacy's pharmacist approves each before it is used. */
export const SHIPPED_FORMULAS: readonly Formula[] = [
  LDN_CAPSULE,
  LDN_ORAL_LIQUID_PRESERVED,
  LDN_ORAL_LIQUID_STERILE_WATER,
  LDN_ORAL_LIQUID_GLYCEROL,
  LDN_SUBLINGUAL_DROPS,
  LDN_CREAM,
  ULDN_CAPSULE,
  ULDN_ORAL_LIQUID,
];
