/** What a browser does with cookies and forms, so that tests can say what happens and not how. */
export class Browser {
  readonly cookies = new Map<string, string>();
  /** `Set-Cookie` lines of the last answer. */
  setCookies: readonly string[] = [];

  constructor(
    readonly url: string,
    private readonly headers: Readonly<Record<string, string>> = {},
  ) {}

  get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    return this.ask(path, { method: 'GET', headers });
  }

  /** Sends a form as typed; `csrfFrom` opens that page first and takes its token along. */
  async post(path: string, fields: Readonly<Record<string, string>>, csrfFrom?: string): Promise<Response> {
    const token: Record<string, string> =
      csrfFrom === undefined ? {} : { _csrf: await this.csrfToken(csrfFrom) };
    return this.ask(path, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ ...token, ...fields }).toString(),
    });
  }

  async csrfToken(page: string): Promise<string> {
    const text = await (await this.get(page)).text();
    const token = /name="_csrf" value="([\w-]+)"/u.exec(text)?.[1];
    if (token === undefined) throw new Error(`${page} has no form with a token`);
    return token;
  }

  async ask(
    path: string,
    init: RequestInit & { headers?: Readonly<Record<string, string>> },
  ): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { accept: 'text/html', ...this.headers, ...init.headers, ...(cookie ? { cookie } : {}) };
    const answer = await fetch(this.url + path, { redirect: 'manual', ...init, headers });
    this.setCookies = answer.headers.getSetCookie();
    for (const line of this.setCookies) this.keep(line);
    return answer;
  }

  private keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/u.exec(line) ?? [];
    if (value === '') this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}
