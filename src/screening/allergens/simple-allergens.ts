import type { AllergenClass } from '../../catalogue/ingredient.js';
import { same, terms, type Allergen } from './allergen.js';

/** One name, one class: nothing else to know about it. */
const SIMPLE: readonly (readonly [id: AllergenClass, name: string, terms: string])[] = [
  ['sucralose', 'sucralose', 'sucralose, splenda, e955'],
  ['acesulfame', 'acesulfame', 'acesulfame, acesulfame potassium, acesulfame k, e950'],
  ['xylitol', 'xylitol', 'xylitol, e967'],
  ['maltitol', 'maltitol', 'maltitol, e965'],
  ['bha', 'butylated hydroxyanisole', 'bha, butylated hydroxyanisole, butylhydroxyanisole, e320'],
  ['bht', 'butylated hydroxytoluene', 'bht, butylated hydroxytoluene, butylhydroxytoluene, e321'],
  ['gallate', 'gallates', 'gallate, propyl gallate, octyl gallate, e310, e311, e312'],
  ['tocopherol', 'vitamin E', 'vitamin e, tocopherol, alpha tocopherol, e306, e307, e308, e309'],
  ['isopropyl-ester', 'isopropyl esters', 'isopropyl palmitate, isopropyl myristate'],
  ['carbomer', 'carbomer', 'carbomer, carbopol'],
  ['methacrylate', 'methacrylates', 'methacrylate, methacrylic acid copolymer, eudragit, acrylate'],
  ['shellac', 'shellac', 'shellac, e904'],
  ['beeswax', 'beeswax', 'beeswax, bees wax, propolis, e901'],
  ['carnauba-wax', 'carnauba wax', 'carnauba, carnauba wax, e903'],
  ['castor-oil', 'castor oil', 'castor oil, castor bean, ricinus'],
  ['benzalkonium', 'benzalkonium chloride', 'benzalkonium, benzalkonium chloride'],
  ['cysteine', 'cysteine', 'cysteine, l cysteine, e920'],
  ['triethyl-citrate', 'triethyl citrate', 'triethyl citrate, e1505'],
  ['aluminium', 'aluminium', 'aluminium, aluminum'],
  ['iodine', 'iodine', 'iodine, iodide, povidone iodine, betadine, potassium iodide'],
  ['sodium', 'sodium', 'sodium, salt'],
];

export const SIMPLE_ALLERGENS: readonly Allergen[] = SIMPLE.map(([id, name, list]) => ({
  id,
  name,
  terms: terms(list),
  matches: same(id),
  source: 'Recorded by its own name',
}));
