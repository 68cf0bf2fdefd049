import type { ComponentChildren, JSX, VNode } from 'preact';
import { render } from 'preact-render-to-string';
import type { SignedIn } from '../staff/signed-in.js';
import { assetUrl } from './assets.js';
import { CsrfField } from './parts.js';

export const HTML_TYPE = 'text/html; charset=utf-8';

/** The document a browser gets: doctype and markup. */
export function html(page: JSX.Element): string {
  return `<!doctype html>${render(page)}`;
}

/** A piece of a page, for htmx to put in its place. */
export function fragment(piece: JSX.Element): string {
  return render(piece);
}

const PLACES = [
  ['/', 'Today'],
  ['/prescriptions/new', 'New prescription'],
  ['/expiry-board', 'Expiry board'],
  ['/patients', 'Patients'],
  ['/lots', 'Lots'],
  ['/formulas', 'Formulas'],
] as const;

const MORE_PLACES = [
  ['/orders', 'All orders'],
  ['/ingredients', 'Ingredients'],
  ['/prescribers', 'Prescribers'],
  ['/equipment', 'Equipment'],
  ['/titration-templates', 'Titration templates'],
  ['/settings', 'Settings'],
] as const;

/** `htmx`: no style element of its own (the content policy forbids it); open details stay open when a panel is redrawn. */
const HTMX_CONFIG = JSON.stringify({
  includeIndicatorCSS: false,
  history: false,
  morphIgnore: ['data-htmx-powered', 'open'],
});

interface LayoutProps {
  readonly title: string;
  /** Absent on the pages before sign-in. */
  readonly who?: SignedIn;
  /** The address of the place in the navigation this page belongs to. */
  readonly current?: string;
  readonly children?: ComponentChildren;
}

export function Layout({ title, who, current, children }: LayoutProps): VNode {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} · Galenic`}</title>
        <meta name="htmx-config" content={HTMX_CONFIG} />
        <link rel="icon" href={assetUrl('galenic.svg')} type="image/svg+xml" />
        <link rel="stylesheet" href={assetUrl('galenic.css')} />
        <script src={assetUrl('htmx.js')} defer />
        <script src={assetUrl('galenic.js')} defer />
      </head>
      <body>
        <a class="skip" href="#main">
          Skip to the page
        </a>
        <Top {...(who ? { who } : {})} current={current ?? ''} />
        <main id="main" tabIndex={-1}>
          {children}
        </main>
      </body>
    </html>
  );
}

function Top({ who, current }: { readonly who?: SignedIn; readonly current: string }): VNode {
  return (
    <header class="top">
      <a class="brand" href="/">
        <Mark /> Galenic
      </a>
      {who && (
        <>
          <Places who={who} current={current} />
          <form class="find" role="search" aria-label="Find a patient" action="/patients" method="get">
            <input
              type="search"
              name="q"
              aria-label="Find a patient by name or date of birth"
              placeholder="Find patient"
              autocomplete="off"
            />
            <kbd aria-hidden="true">/</kbd>
          </form>
          <Me who={who} />
        </>
      )}
    </header>
  );
}

function Places({ who, current }: { readonly who: SignedIn; readonly current: string }): VNode {
  const more = who.role === 'manager' ? [...MORE_PLACES, ['/staff', 'Staff'] as const] : MORE_PLACES;
  const link = ([href, name]: readonly [string, string]): VNode => (
    <a key={href} href={href} aria-current={href === current ? 'page' : undefined}>
      {name}
    </a>
  );
  return (
    <nav aria-label="Places">
      {PLACES.map(link)}
      <details class="menu">
        <summary>More</summary>
        <div>{more.map(link)}</div>
      </details>
    </nav>
  );
}

function Me({ who }: { readonly who: SignedIn }): VNode {
  return (
    <details class="menu">
      <summary>{who.name}</summary>
      <div>
        <p class="hint">
          {who.role} · {who.pharmacyName}
        </p>
        <a href="/password">Change password</a>
        <form method="post" action="/sign-out">
          <CsrfField who={who} />
          <button class="button">Sign out</button>
        </form>
      </div>
    </details>
  );
}

/** A capsule, half filled. */
function Mark(): VNode {
  return (
    <svg width="22" height="22" viewBox="0 0 22 22" aria-hidden="true">
      <g transform="rotate(45 11 11)">
        <rect x="6" y="1" width="10" height="20" rx="5" fill="none" stroke="currentColor" stroke-width="2" />
        <path d="M6 11h10v5a5 5 0 0 1-10 0z" fill="currentColor" />
      </g>
    </svg>
  );
}
