import type { ComponentChildren, VNode } from 'preact';
import type { Fault } from '../refusals/refusal.js';
import { fieldId, type Typed } from './parts.js';

interface Labelled {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly fault?: string;
  /** Of the form's grid of six. */
  readonly width?: 'third' | 'half' | 'full';
  /** Shown only while this form of medicine is chosen. */
  readonly only?: string;
}

interface FieldProps extends Labelled {
  readonly value?: string;
  readonly type?: 'text' | 'password' | 'tel';
  readonly required?: boolean;
  readonly autocomplete?: string;
  readonly inputmode?: 'text' | 'numeric' | 'decimal' | 'tel';
  readonly autofocus?: boolean;
  readonly placeholder?: string;
  readonly lines?: boolean;
  readonly maxLength?: number;
}

/** Ids of the hint and the fault message, for `aria-describedby`. */
function describedBy({ name, hint, fault }: Labelled): string | undefined {
  const ids = [hint ? `${fieldId(name)}-hint` : '', fault ? `${fieldId(name)}-fault` : ''].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
}

function About({ name, hint, fault }: Labelled): VNode {
  return (
    <>
      {fault && (
        <span class="fault" id={`${fieldId(name)}-fault`}>
          {fault}
        </span>
      )}
      {hint && (
        <span class="hint about" id={`${fieldId(name)}-hint`}>
          {hint}
        </span>
      )}
    </>
  );
}

function place({ width = 'full', only }: Labelled): string {
  return only ? `${width} only ${only}` : width;
}

/** One line of text with its label, hint and fault. `lines` makes it several. */
export function Field(props: FieldProps): VNode {
  const { name, label, value = '', type = 'text', lines, required, autofocus, fault } = props;
  const shared = {
    id: fieldId(name),
    name,
    required,
    autofocus,
    maxLength: props.maxLength,
    placeholder: props.placeholder,
    'aria-describedby': describedBy(props),
    'aria-invalid': fault ? ('true' as const) : undefined,
  };
  return (
    <div class={place(props)}>
      <label for={fieldId(name)}>{label}</label>
      {lines && <textarea {...shared}>{value}</textarea>}
      {type === 'password' && (
        <input {...shared} type="password" autocomplete={props.autocomplete ?? 'off'} />
      )}
      {!lines && type !== 'password' && (
        <input
          {...shared}
          type="text"
          value={value}
          autocomplete={props.autocomplete ?? 'off'}
          inputmode={type === 'tel' ? 'tel' : props.inputmode}
        />
      )}
      <About {...props} />
    </div>
  );
}

/** An option that cannot be chosen says in its text why. */
export type Option = readonly [value: string, text: string, disabled?: boolean];

interface ChoiceProps extends Labelled {
  readonly value?: string;
  readonly options: readonly Option[];
  readonly autofocus?: boolean;
}

export function Select(props: ChoiceProps): VNode {
  const { name, label, value = '', options, fault, autofocus } = props;
  return (
    <div class={place(props)}>
      <label for={fieldId(name)}>{label}</label>
      <select
        id={fieldId(name)}
        name={name}
        autofocus={autofocus}
        aria-describedby={describedBy(props)}
        aria-invalid={fault ? 'true' : undefined}
      >
        {options.map(([option, text, disabled]) => (
          <option key={option} value={option} selected={option === value} disabled={disabled}>
            {text}
          </option>
        ))}
      </select>
      <About {...props} />
    </div>
  );
}

/** One statement that holds or does not; ticked it sends `yes`. */
export function Check(props: Labelled & { readonly value?: string }): VNode {
  const { name, label, value, fault } = props;
  return (
    <div class={place(props)}>
      <div class="check">
        <input
          type="checkbox"
          id={fieldId(name)}
          name={name}
          value="yes"
          checked={value === 'yes'}
          aria-describedby={describedBy(props)}
          aria-invalid={fault ? 'true' : undefined}
        />
        <label for={fieldId(name)}>{label}</label>
      </div>
      <About {...props} />
    </div>
  );
}

/** Radio buttons in a row: a choice of few, all seen at once. */
export function Segments(props: ChoiceProps): VNode {
  const { name, label, value, options, autofocus } = props;
  return (
    <fieldset class={place(props)} aria-describedby={describedBy(props)}>
      <legend>{label}</legend>
      <div class="segments">
        {options.map(([option, text], index) => (
          <label key={option}>
            <input
              type="radio"
              id={index === 0 ? fieldId(name) : undefined}
              name={name}
              value={option}
              checked={option === value}
              autofocus={autofocus && option === value}
            />
            {text}
          </label>
        ))}
      </div>
      <About {...props} />
    </fieldset>
  );
}

/** Value and fault of a named field, to spread into a part. */
export function filled(
  name: string,
  typed: Typed,
  faults: readonly Fault[],
): { name: string; value: string; fault?: string } {
  const fault = faults.find((one) => one.path === name)?.message;
  return { name, value: typed[name] ?? '', ...(fault === undefined ? {} : { fault }) };
}

/** A bare input inside a row of a repeatable list, named for screen readers. */
export function RowInput(props: {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly fault?: string;
}): VNode {
  const { name, label, value, fault } = props;
  return (
    <div>
      <input
        id={fieldId(name)}
        name={name}
        value={value}
        aria-label={label}
        autocomplete="off"
        aria-invalid={fault ? 'true' : undefined}
        aria-describedby={fault ? `${fieldId(name)}-fault` : undefined}
      />
      {fault && (
        <span class="fault" id={`${fieldId(name)}-fault`}>
          {fault}
        </span>
      )}
    </div>
  );
}

export function RowSelect(props: {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
}): VNode {
  const { name, label, value, options } = props;
  return (
    <select id={fieldId(name)} name={name} aria-label={label}>
      {options.map(([option, text]) => (
        <option key={option} value={option} selected={option === value}>
          {text}
        </option>
      ))}
    </select>
  );
}

/** Buttons of a form: the first is what Enter and Ctrl+Enter do. */
export function Actions({ children }: { readonly children: ComponentChildren }): VNode {
  return <div class="actions apart">{children}</div>;
}
