/** An HTTP request that a trigger hands over. What is left out is as in a POST to `/` without headers and query. */
export interface TriggerRequest {
  readonly method?: string | undefined;
  readonly path?: string | undefined;
  readonly headers?: object;
  readonly query?: Readonly<Record<string, string>>;
  /** Text, or Base64 of the bytes: JSON text could not carry every byte. */
  readonly body: string;
  readonly isBase64?: boolean;
}

/** What an API Gateway tells of itself and of the caller. */
export interface Gateway {
  readonly serviceId: string;
  readonly stage: string;
  readonly requestId: string;
  readonly sourceIp: string;
}

/** The event of a Function URL: cloud.tencent.com/document/product/583/96099. */
export function functionUrlEvent(request: TriggerRequest): object {
  const { body, isBase64 = false } = request;
  return { ...commonMembers(request), body, ...(isBase64 && { isBase64Encoded: true }) };
}

/** The event of an API Gateway trigger: cloud.tencent.com/document/product/583/12513. */
export function apiGatewayEvent(request: TriggerRequest, { serviceId, stage, requestId, sourceIp }: Gateway): object {
  const { body, isBase64 = false } = request;
  const members = commonMembers(request);
  const { path, httpMethod } = members;
  return {
    ...members,
    queryStringParameters: {},
    pathParameters: {},
    headerParameters: {},
    stageVariables: { stage },
    requestContext: { serviceId, path, httpMethod, requestId, identity: {}, sourceIp, stage },
    body,
    isBase64Encoded: isBase64,
  };
}

function commonMembers({ method = 'POST', path = '/', headers = {}, query = {} }: TriggerRequest) {
  return { httpMethod: method, path, headers, queryString: query };
}
