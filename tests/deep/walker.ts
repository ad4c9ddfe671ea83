import { formOf, open, post } from './visitor.ts';

/** A page as it was found. */
export interface Found {
	path: string;
	status: number;
	html: string;
}

/** A browser without a window: it keeps its cookies, follows where it is sent, and sees every link and form of a page. */
export class Walker {
	readonly #url: string;
	readonly #jar = new Map<string, string>();

	constructor(url: string) {
		this.#url = url;
	}

	get cookie(): string {
		return [...this.#jar].map(([name, value]) => `${name}=${value}`).join('; ');
	}

	async open(path: string): Promise<Found> {
		return this.#follow(path, await open(this.#url + path, this.cookie));
	}

	async send(path: string, fields: Record<string, string>): Promise<Found> {
		return this.#follow(path, await post(this.#url + path, formOf(fields), { cookie: this.cookie }));
	}

	/** Where the links of a page go, here in this house. */
	linksOf({ path, html }: Found): string[] {
		const links = [...html.matchAll(/\bhref="([^"#]+)/g)].map(([, to = '']) => this.#path(to, path));
		return [...new Set(links)].filter((link) => link !== '');
	}

	async #follow(path: string, answer: Response): Promise<Found> {
		for (const cookie of answer.headers.getSetCookie()) {
			const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
			if (value && !/max-age=0/i.test(cookie)) this.#jar.set(name, value);
			else this.#jar.delete(name);
		}
		const html = await answer.text();
		const next = answer.status === 303 && this.#path(answer.headers.get('location') ?? '', path);
		return next ? this.open(next) : { path, status: answer.status, html };
	}

	#path(to: string, from: string): string {
		const url = URL.parse(to.replaceAll('&amp;', '&'), this.#url + from);
		return url?.origin === new URL(this.#url).origin ? url.pathname + url.search : '';
	}
}
