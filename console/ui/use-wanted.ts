import { useState } from 'react';

/** A filter while it is written: each of its fields as a text. */
export type Wanted<F> = Readonly<Partial<Record<keyof F, string>>>;

/** The properties of an input for one field of a filter. */
export interface WantedField {
  readonly value: string;
  readonly onChange: (event: { readonly currentTarget: { readonly value: string } }) => void;
}

/** What is written into the fields of a form that asks for a filter. */
export function useWanted<F>(filter: Wanted<F>) {
  const [wanted, setWanted] = useState(filter);
  const change = (name: keyof F, value: string) =>
    setWanted((before) => ({ ...before, [name]: value }));
  const field = (name: keyof F): WantedField => ({
    value: wanted[name] ?? '',
    onChange: ({ currentTarget: { value } }) => change(name, value),
  });
  return { wanted, field };
}
