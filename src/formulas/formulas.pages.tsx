import type { VNode } from 'preact';
import type { Formula } from '../catalogue/formula.js';
import type { SignedIn } from '../staff/signed-in.js';
import { Layout } from '../web/layout.js';
import { Card, CsrfField, Empty, Head, Tag } from '../web/parts.js';
import type { FormulaVersion } from './formulas.entity.js';

export const FORM_NAMES: Readonly<Record<string, string>> = {
  capsule: 'Capsule',
  'oral-liquid': 'Oral liquid',
  'sublingual-drops': 'Sublingual drops',
  cream: 'Cream',
};

export function FormulasPage(props: {
  readonly who: SignedIn;
  readonly formulas: readonly FormulaVersion[];
  /** Came with a later release and are not approved here yet. */
  readonly offered: readonly Formula[];
}): VNode {
  const { who, formulas, offered } = props;
  return (
    <Layout title="Formulas" who={who} current="/formulas">
      <Head title="Formulas">
        <span class="hint">Master formulation records, newest version of each</span>
      </Head>
      {offered.length > 0 && <Offered who={who} offered={offered} />}
      <Card>
        {formulas.length === 0 ? (
          <Empty>
            No master formulation record is here. The shipped ones are loaded when a pharmacy is created.
          </Empty>
        ) : (
          <table>
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">Form</th>
                <th scope="col">Class</th>
                <th scope="col">Storage</th>
                <th scope="col">Version</th>
              </tr>
            </thead>
            <tbody>
              {formulas.map(({ id, formulaId, content, version, status }) => (
                <tr key={id}>
                  <th scope="row">
                    <a class="row-link" href={`/formulas/${formulaId}`}>
                      {content.name}
                    </a>
                  </th>
                  <td>{FORM_NAMES[content.form] ?? content.form}</td>
                  <td>{content.stability.class}</td>
                  <td>{content.stability.storage}</td>
                  <td class="keep">
                    {`${version} `}
                    <Tag>{status}</Tag>
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

/** What the release brought; nothing is made by it before a pharmacist approves it. */
function Offered({ who, offered }: { readonly who: SignedIn; readonly offered: readonly Formula[] }): VNode {
  return (
    <Card title="New with this release">
      <p>Nothing is made by these records until a pharmacist approves them.</p>
      <table>
        <tbody>
          {offered.map(({ id, name, version }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td>{`version ${version}`}</td>
              <td class="n">
                {who.role === 'pharmacist' ? (
                  <form method="post" action={`/formulas/${id}/adopt`}>
                    <CsrfField who={who} />
                    <button class="button">
                      Approve<span class="said">{` ${name}`}</span>
                    </button>
                  </form>
                ) : (
                  <span class="hint">a pharmacist approves it</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
