import type { VNode } from 'preact';
import type { Formula, FormulaQuantity } from '../catalogue/formula.js';
import type { SignedIn } from '../staff/signed-in.js';
import { Layout } from '../web/layout.js';
import { Card, Head, InstantText, Tag } from '../web/parts.js';
import type { FormulaVersion } from './formulas.entity.js';
import { FORM_NAMES } from './formulas.pages.js';

interface FormulaPageProps {
  readonly who: SignedIn;
  readonly shown: FormulaVersion;
  readonly versions: readonly FormulaVersion[];
  readonly nameOf: (ingredient: string) => string;
}

/** The whole record, in the order a compounder reads it. */
export function FormulaPage({ who, shown, versions, nameOf }: FormulaPageProps): VNode {
  const formula = shown.content;
  return (
    <Layout title={formula.name} who={who} current="/formulas">
      <Head title={formula.name}>
        <span class="stay keep">
          {`Version ${shown.version} `}
          <Tag>{shown.status}</Tag>
        </span>
      </Head>
      <div class="split">
        <div>
          <About formula={formula} />
          <Stability formula={formula} />
          <Versions shown={shown} versions={versions} timeZone={who.timeZone} />
        </div>
        <div>
          <Ingredients formula={formula} nameOf={nameOf} />
          <Listed title="Steps" items={formula.steps} ordered />
          {formula.stepsFromTablets && (
            <Listed title="Steps from tablets" items={formula.stepsFromTablets} ordered />
          )}
          <Checks formula={formula} />
          <Listed title="Equipment" items={formula.equipment} />
          <Listed title="Warnings on the label" items={formula.warnings} />
          <Listed title="Sources" items={formula.sources} />
        </div>
      </div>
    </Layout>
  );
}

function About({ formula }: { readonly formula: Formula }): VNode {
  return (
    <Card title="Record">
      <dl class="facts">
        <dt>Form</dt>
        <dd>{FORM_NAMES[formula.form] ?? formula.form}</dd>
        <dt>Class</dt>
        <dd>{formula.productClass}</dd>
        <dt>Route</dt>
        <dd>{formula.route}</dd>
        <dt>Strength</dt>
        <dd>{formula.strength ?? 'as prescribed'}</dd>
        {formula.density && <dt>Density</dt>}
        {formula.density && <dd>{formula.density}</dd>}
        <dt>Container</dt>
        <dd>{formula.container}</dd>
        <dt>Looks like</dt>
        <dd>{formula.physicalDescription}</dd>
      </dl>
    </Card>
  );
}

function Stability({ formula }: { readonly formula: Formula }): VNode {
  const { stability } = formula;
  return (
    <Card title="Stability and storage">
      <dl class="facts">
        <dt>Class</dt>
        <dd>
          {stability.class}
          {stability.ifWaterActivityDocumented &&
            `; ${stability.ifWaterActivityDocumented} when a low water activity is documented`}
        </dd>
        <dt>Water activity</dt>
        <dd>
          {stability.waterActivity
            ? `${stability.waterActivity.value} (${stability.waterActivity.source})`
            : 'not documented'}
        </dd>
        <dt>Storage</dt>
        <dd>
          {stability.storage} <span class="hint">{stability.storageSource}</span>
        </dd>
      </dl>
      {stability.limits.length > 0 && (
        <>
          <h3>Limits of this formula</h3>
          <ul class="plain">
            {stability.limits.map((limit) => (
              <li key={limit.rule}>
                {`${limit.days} days: ${limit.rule} `}
                <span class="hint">{limit.source}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}

function Versions(props: {
  readonly shown: FormulaVersion;
  readonly versions: readonly FormulaVersion[];
  readonly timeZone: string;
}): VNode {
  return (
    <Card title="Versions">
      <ul class="plain">
        {props.versions.map(({ id, formulaId, version, status, approvedAt }) => (
          <li key={id}>
            {version === props.shown.version ? (
              <b>{`Version ${version}`}</b>
            ) : (
              <a href={`/formulas/${formulaId}?version=${version}`}>{`Version ${version}`}</a>
            )}{' '}
            <Tag>{status}</Tag>
            {approvedAt && ' '}
            {approvedAt && <InstantText at={approvedAt} timeZone={props.timeZone} />}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Ingredients({
  formula,
  nameOf,
}: {
  readonly formula: Formula;
  readonly nameOf: (id: string) => string;
}): VNode {
  return (
    <Card title="Ingredients">
      <table>
        <thead>
          <tr>
            <th scope="col">Ingredient</th>
            <th scope="col">Role</th>
            <th scope="col">Quantity</th>
          </tr>
        </thead>
        <tbody>
          {formula.ingredients.map((part, index) => (
            <tr key={index}>
              <th scope="row">
                <a href={`/ingredients/${part.ingredient}`}>{nameOf(part.ingredient)}</a>
                {part.selectable && <span class="hint"> or as prescribed</span>}
              </th>
              <td>{part.role}</td>
              <td>{quantityWords(part.quantity)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function quantityWords(quantity: FormulaQuantity): string {
  switch (quantity.by) {
    case 'dose':
      return 'as prescribed, corrected for the lot';
    case 'volume':
      return quantity.amount;
    case 'volume-share':
      return `${quantity.share} by volume`;
    case 'mass-share':
      return `${quantity.share} by mass`;
    case 'balance':
      return 'to make up the rest';
    case 'count':
      return 'one each';
  }
}

function Checks({ formula }: { readonly formula: Formula }): VNode {
  return (
    <Card title="Quality checks">
      <dl class="facts">
        {formula.qualityChecks.map(({ check, expected }) => [
          <dt key={check}>{check}</dt>,
          <dd key={`${check} expected`}>{expected}</dd>,
        ])}
      </dl>
    </Card>
  );
}

function Listed(props: {
  readonly title: string;
  readonly items: readonly string[];
  readonly ordered?: boolean;
}): VNode | null {
  if (props.items.length === 0) return null;
  const items = props.items.map((item) => <li key={item}>{item}</li>);
  return (
    <Card title={props.title}>
      {props.ordered ? <ol class="steps">{items}</ol> : <ul class="steps">{items}</ul>}
    </Card>
  );
}
