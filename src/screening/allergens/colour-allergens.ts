import { related, same, terms, type Allergen } from './allergen.js';

const AZO_SOURCE = 'EMA/CHMP/302620/2017, azo colours: threshold zero, may cause allergic reactions';

/** Colours, by name, trade name, E number and colour-index number. Carmine is with the animals. */
export const COLOUR_ALLERGENS: readonly Allergen[] = [
  {
    id: 'dyes',
    name: 'dyes and colours',
    terms: terms(
      'dye, colour, color, colorant, colourant, coloring, colouring, food dye, food coloring, food colouring, food color, artificial dye, artificial color, artificial coloring, artificial colouring, synthetic dye, lake, color additive, fdc dye, fd&c dye, fdc, dc, colored capsule, dyed capsule, capsule dye',
    ),
    matches: [
      ...same(
        'dye',
        'azo-dye',
        'triarylmethane-dye',
        'xanthene-dye',
        'quinoline-dye',
        'indigoid-dye',
        'carmine',
      ),
      ...related('iron-oxide', 'titanium-dioxide', 'caramel'),
    ],
    source: 'Taken for all synthetic dyes; ask whether oxides are meant',
  },
  {
    id: 'azo-dyes',
    name: 'azo dyes',
    terms: terms(
      `azo, azo dye, azo color, azo colour, tartrazine, tartrazin, yellow 5, fd&c yellow 5, fdc yellow 5, fd&c yellow no. 5, e102, ci 19140, sunset yellow, sunset yellow fcf, yellow 6, fd&c yellow 6, fd&c yellow no. 6, orange yellow s, e110, ci 15985, allura red, allura red ac, red 40, fd&c red 40, fd&c red no. 40, e129, ci 16035,
      azorubine, carmoisine, e122, ci 14720, amaranth, e123, ci 16185, ponceau, ponceau 4r, e124, ci 16255, brilliant black, e151, ci 28440, d&c red 33, dc red 33, red 33, ci 17200, yellow dye, yellow food coloring, orange dye, fd&c yellow, fdc yellow`,
    ),
    matches: same('azo-dye'),
    notMatches: [
      { class: 'triarylmethane-dye', because: 'triarylmethane dyes are not azo dyes' },
      { class: 'iron-oxide', because: 'iron oxides are minerals, not azo dyes' },
      { class: 'titanium-dioxide', because: 'titanium dioxide is a mineral, not an azo dye' },
    ],
    source: AZO_SOURCE,
  },
  {
    id: 'red-dye',
    name: 'red colours',
    terms: terms(
      'red dye, red food coloring, red food colouring, red food dye, red coloring, red colouring, red color, red colour, fd&c red, fdc red',
    ),
    matches: [...same('azo-dye', 'xanthene-dye', 'carmine'), ...related('dye', 'iron-oxide')],
    source: AZO_SOURCE,
  },
  {
    id: 'blue-and-green-dyes',
    name: 'triarylmethane and indigo dyes',
    terms: terms(
      'brilliant blue, brilliant blue fcf, blue 1, fd&c blue 1, e133, ci 42090, patent blue, e131, ci 42051, green s, e142, fast green, green 3, fd&c green 3, ci 42053, triarylmethane, triarylmethane dye, blue dye, blue food coloring, green dye, indigo carmine, indigotine, blue 2, fd&c blue 2, e132, ci 73015, fd&c blue, fdc blue',
    ),
    matches: [...same('triarylmethane-dye', 'indigoid-dye'), ...related('dye')],
    notMatches: [{ class: 'carmine', because: 'indigo carmine is not carmine' }],
    source: 'Colour classes of the FDA list of colour additives',
  },
  {
    id: 'other-dyes',
    name: 'xanthene and quinoline dyes',
    terms: terms(
      'erythrosine, erythrosin, red 3, fd&c red 3, e127, ci 45430, phloxine, red 28, d&c red 28, ci 45410, red 27, d&c red 27, quinoline yellow, yellow 10, d&c yellow 10, e104, ci 47005',
    ),
    matches: [...same('xanthene-dye', 'quinoline-dye'), ...related('dye')],
    notMatches: [{ class: 'iron-oxide', because: 'iron oxides are minerals, not dyes' }],
    source: 'Colour classes of the FDA list of colour additives',
  },
  {
    id: 'iron-oxide',
    name: 'iron oxides',
    terms: terms(
      'iron oxide, ferric oxide, ferrosoferric oxide, red iron oxide, yellow iron oxide, black iron oxide, e172, ci 77491, ci 77492, ci 77499',
    ),
    matches: same('iron-oxide'),
    source: 'Mineral colours',
  },
  {
    id: 'iron',
    name: 'iron',
    terms: terms('iron, ferrous, iron supplement, iron salt'),
    matches: related('iron-oxide'),
    source: 'Own rule: an iron oxide colour is shown to the pharmacist',
  },
  {
    id: 'titanium-dioxide',
    name: 'titanium dioxide',
    terms: terms('titanium dioxide, titanium, titania, e171, ci 77891'),
    matches: same('titanium-dioxide'),
    source: 'Opaque shells',
  },
  {
    id: 'caramel',
    name: 'caramel',
    terms: terms('caramel, caramel color, caramel colour, e150, e150a, e150c, e150d'),
    matches: [...same('caramel'), ...related('sugar')],
    source: 'Caramel can be made with sulfite',
  },
];
