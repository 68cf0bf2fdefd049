import { randomUUID } from 'node:crypto';

export interface Answer {
  readonly status: number;
  // Tests read answers of every shape; each test states the fields it relies on.
  readonly body: Json;
}

/** JSON as it arrives: any field may be asked for, and is undefined where there is none. */
export type Json = { readonly [key: string]: Json } & readonly Json[] & string & number & boolean;

/** One member of staff over HTTP. */
export class Client {
  constructor(
    private readonly url: string,
    private readonly token: string | undefined,
  ) {}

  static async signIn(url: string, login: string, password: string): Promise<Client> {
    const answer = await new Client(url, undefined).send('POST', '/api/session', { login, password });
    if (answer.status !== 201) throw new Error(`sign-in of ${login}: ${JSON.stringify(answer)}`);
    return new Client(url, answer.body['token'] as unknown as string);
  }

  get(path: string): Promise<Answer> {
    return this.send('GET', path);
  }

  /** With a new Idempotency-Key unless one is given; `null` sends none. */
  post(path: string, body: unknown = {}, key: string | null = randomUUID()): Promise<Answer> {
    return this.send('POST', path, body, key === null ? {} : { 'idempotency-key': key });
  }

  put(path: string, body: unknown): Promise<Answer> {
    return this.send('PUT', path, body);
  }

  async send(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const response = await fetch(this.url + path, {
      method,
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(this.token ? { authorization: `Bearer ${this.token}` } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: (text === '' ? null : JSON.parse(text)) as Json };
  }
}

/** Paths of the faults an answer lists. */
export function faultPaths(answer: Answer): string[] {
  return ((answer.body['faults'] as unknown as { path: string }[] | undefined) ?? []).map(
    (fault) => fault.path,
  );
}
