import type { VNode } from 'preact';
import { CAPSULE_SIZES, type Ingredient } from '../catalogue/ingredient.js';
import type { SignedIn } from '../staff/signed-in.js';
import { Layout } from '../web/layout.js';
import { Card, Empty, Head, StatusTag, Tag } from '../web/parts.js';

export function IngredientsPage(props: {
  readonly who: SignedIn;
  readonly ingredients: readonly Ingredient[];
  readonly sought: string;
}): VNode {
  const { who, ingredients, sought } = props;
  return (
    <Layout title="Ingredients" who={who} current="/ingredients">
      <Head title="Ingredients">
        <form role="search" aria-label="Ingredients" action="/ingredients" method="get" class="together">
          <input type="search" name="q" value={sought} aria-label="Part of a name" autocomplete="off" />
          <button class="button">Find</button>
        </form>
      </Head>
      <Card>
        {ingredients.length === 0 ? (
          <Empty>
            No ingredient is called that. <a href="/ingredients">Show all</a>
          </Empty>
        ) : (
          <table>
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">Roles</th>
                <th scope="col">Allergen classes</th>
              </tr>
            </thead>
            <tbody>
              {ingredients.map((one) => (
                <tr key={one.id}>
                  <th scope="row">
                    <a class="row-link" href={`/ingredients/${one.id}`}>
                      {one.name}
                    </a>
                  </th>
                  <td>{one.roles.join(', ')}</td>
                  <td>
                    {one.allergens.map((fact) => fact.class).join(', ')}
                    {one.composition === 'unknown' && (
                      <StatusTag status="unresolved" word="composition unknown" />
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Card>
    </Layout>
  );
}

interface IngredientPageProps {
  readonly who: SignedIn;
  readonly ingredient: Ingredient;
  readonly partsOf: (id: string) => readonly Ingredient[];
}

export function IngredientPage({ who, ingredient, partsOf }: IngredientPageProps): VNode {
  return (
    <Layout title={ingredient.name} who={who} current="/ingredients">
      <Head title={ingredient.name}>
        <span class="stay">{ingredient.roles.map((role) => [<Tag key={role}>{role}</Tag>, ' '])}</span>
      </Head>
      <div class="split">
        <About ingredient={ingredient} />
        <div>
          <Card title="Made of">
            <Composition ingredient={ingredient} partsOf={partsOf} />
          </Card>
          <Card title="Allergen classes">
            <Allergens ingredient={ingredient} />
          </Card>
        </div>
      </div>
    </Layout>
  );
}

const RELEASE_WORDS = {
  no: 'no',
  yes: 'yes: refused as capsule fill',
  unspecified: 'grade not specified: a pharmacist reviews',
  absorption: 'said to hinder absorption: a pharmacist reviews',
} as const;

function About({ ingredient }: { readonly ingredient: Ingredient }): VNode {
  const packing = CAPSULE_SIZES.flatMap((size) => {
    const mass = ingredient.nominalPackStat?.[size];
    return mass === undefined ? [] : [`size ${size}: ${mass}`];
  });
  const facts: [string, string | undefined][] = [
    ['Also called', ingredient.synonyms.join(', ') || undefined],
    ['UNII', ingredient.unii],
    ['Storage', ingredient.storage],
    ['Slows release', RELEASE_WORDS[ingredient.releaseModifying]],
    ['Bulk forms', ingredient.api && `${ingredient.api.salt}: ${ingredient.api.forms.join(', ')}`],
    ['Tablet', ingredient.tablet && `${ingredient.tablet.product}, ${ingredient.tablet.strength}`],
    ['Shell', ingredient.shell && `${ingredient.shell.material}, sizes ${ingredient.shell.sizes.join(', ')}`],
    ['Density', ingredient.density],
    ['Fills a capsule, nominal', packing.join(', ') || undefined],
    ['Source', ingredient.source],
  ];
  return (
    <Card title="Facts">
      <dl class="facts">
        {facts.map(([name, value]) =>
          value === undefined ? null : [<dt key={name}>{name}</dt>, <dd key={`${name} value`}>{value}</dd>],
        )}
      </dl>
    </Card>
  );
}

/** Deeper than any mixture of mixtures: a loop in the catalogue would end here, not in a hung page. */
const DEEPEST = 6;

function Composition(props: {
  readonly ingredient: Ingredient;
  readonly partsOf: (id: string) => readonly Ingredient[];
  readonly depth?: number;
}): VNode {
  const { ingredient, partsOf, depth = 0 } = props;
  if (ingredient.composition === 'unknown') {
    return <StatusTag status="unresolved" word="composition not loaded: ask the supplier" />;
  }
  const parts = depth < DEEPEST ? partsOf(ingredient.id) : [];
  if (parts.length === 0) return depth === 0 ? <Empty>A single substance.</Empty> : <></>;
  return (
    <div class="tree">
      <ul>
        {parts.map((part) => (
          <li key={part.id}>
            <a href={`/ingredients/${part.id}`}>{part.name}</a>
            <Composition ingredient={part} partsOf={partsOf} depth={depth + 1} />
          </li>
        ))}
      </ul>
    </div>
  );
}

const RELATION_WORDS = {
  is: 'is it',
  contains: 'contains it',
  'may-contain': 'may contain it',
  'derived-from': 'made from it',
} as const;

function Allergens({ ingredient }: { readonly ingredient: Ingredient }): VNode {
  if (ingredient.allergens.length === 0) return <Empty>None of its own; its parts may have some.</Empty>;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Class</th>
          <th scope="col">Relation</th>
          <th scope="col">Source</th>
        </tr>
      </thead>
      <tbody>
        {ingredient.allergens.map((fact) => (
          <tr key={`${fact.class} ${fact.relation}`}>
            <th scope="row">{fact.class}</th>
            <td class="keep">{RELATION_WORDS[fact.relation]}</td>
            <td class="hint">{fact.source}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
