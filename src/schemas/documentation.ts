/** Where the shape of a callback is known from. */
export interface Documentation {
  /** The most telling vendor page or SDK file; pages are named by the end of their path. */
  readonly source: string;
  /** `true`: a callback body is published. `false`: the shape is inferred from a query, a submission or an SDK. */
  readonly published: boolean;
}
