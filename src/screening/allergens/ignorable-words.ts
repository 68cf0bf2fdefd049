import { phraseOf } from '../words.js';

const WORDS = `allergy allergies allergic allergen allergens intolerance intolerances intolerant hypersensitivity hypersensitive
  sensitivity sensitive sensitised sensitized sensitization reaction reactions reacts react adverse side effect effects severe mild moderate serious
  life threatening bad very extremely known suspected possible confirmed history of hx to the a an in on when after with from by for is has have had
  his her my patient pt reported self reports states recorded cause causes caused gives gave makes substance finding disorder situation event propensity
  cannot cant unable take tolerate eat avoid avoids avoided avoidance must should please any all type types kind kinds products product
  containing contains containing ingredient ingredients based
  anaphylaxis anaphylactic anaphylactoid anaphylaxis shock epipen angioedema rash rashes hives urticaria swelling swollen swells itch itching itchy itches
  pruritus nausea nauseated vomiting vomits diarrhea diarrhoea bloating cramps stomach upset pain gi wheeze wheezing bronchospasm
  asthma breathing difficulty dyspnea throat tightness lips tongue face facial eyes skin flushing headache migraine contact dermatitis eczema blisters redness
  ige mediated non type i iv delayed immediate oral topical trace traces amount amounts small large dose doses drug medicine medication usp bp nf`;

/** Words that carry no allergen. Anything not here and not in the vocabulary leaves the text partly unread. */
export const IGNORABLE_WORDS: ReadonlySet<string> = new Set(phraseOf(WORDS.replace(/\s+/gu, ' ')).split(' '));

/** Salt and form words: no allergen of their own behind a medicine's name ("atropine sulfate"). */
export const SALT_WORDS: ReadonlySet<string> = new Set(
  phraseOf(
    'sulfate hydrochloride hcl sodium potassium calcium magnesium maleate tartrate citrate phosphate acetate succinate fumarate mesylate bromide hydrobromide besylate bitartrate nitrate chloride trihydrate dihydrate monohydrate anhydrous preparation extract aspartate saccharate carbonate gluconate resin derivative complex conjugated hyclate sodium',
  ).split(' '),
);
