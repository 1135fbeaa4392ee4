/** What stands in a sample: the items of a list are for the repetitions of a node, in turn. */
export type SampleValue = string | number | readonly (string | number)[];

export type SampleValues = { readonly [name: string]: SampleValue };
