import type { Ingredient } from './ingredient.js';
import { API } from './ingredients/api.js';
import { BASES } from './ingredients/bases.js';
import { COLOURS } from './ingredients/colours.js';
import { EMULSIFIERS } from './ingredients/emulsifiers.js';
import { FILLERS } from './ingredients/fillers.js';
import { POLYMERS } from './ingredients/polymers.js';
import { PRESERVATIVES } from './ingredients/preservatives.js';
import { SHELLS } from './ingredients/shells.js';
import { STARCHES } from './ingredients/starches.js';
import { SWEETENERS } from './ingredients/sweeteners.js';
import { TABLET_EXCIPIENTS } from './ingredients/tablet-excipients.js';
import { TABLETS } from './ingredients/tablets.js';
import { VEHICLES } from './ingredients/vehicles.js';

/** Everything the catalogue ships with; where two share a name and no role is asked for, the earlier one is meant. */
export const INGREDIENTS: readonly Ingredient[] = [
  ...API,
  ...TABLETS,
  ...FILLERS,
  ...STARCHES,
  ...POLYMERS,
  ...SHELLS,
  ...VEHICLES,
  ...SWEETENERS,
  ...PRESERVATIVES,
  ...BASES,
  ...EMULSIFIERS,
  ...TABLET_EXCIPIENTS,
  ...COLOURS,
];
