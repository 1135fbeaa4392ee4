/** A policy of CAM, as its console takes it: cloud.tencent.com/document/product/436/31923. */
export interface Policy<S extends Statement | TrustStatement = Statement> {
  readonly version: '2.0';
  readonly statement: readonly S[];
}

/** What its owner may do, and to what. */
export interface Statement {
  readonly effect: 'allow';
  readonly action: readonly string[];
  /** Six-part names: `qcs::<service>:<region>:<account>:<what>`. */
  readonly resource: readonly string[];
}

/** Who may take a role. */
export interface TrustStatement {
  readonly effect: 'allow';
  readonly action: readonly string[];
  readonly principal: { readonly service: readonly string[] };
}

/** A statement, or none where there is nothing to allow. */
export function allow(action: readonly string[], resource: readonly string[]): Statement[] {
  return action.length === 0 || resource.length === 0 ? [] : [{ effect: 'allow', action, resource }];
}

/** The platform takes the execution role for the function: cloud.tencent.com/document/product/583/32389. */
export const TRUST_POLICY: Policy<TrustStatement> = {
  version: '2.0',
  statement: [{ effect: 'allow', action: ['name/sts:AssumeRole'], principal: { service: ['scf.qcloud.com'] } }],
};
