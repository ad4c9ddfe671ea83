/** What every page says of its forms: errors are listed as their fields stand on the page, each with its field's name, and no browser asks before we do, in a language of its own. */
export function withNamedErrors(body: string): string {
	return body
		.replace(/<form (?=[^>]*method="POST")(?![^>]*novalidate)/g, '<form novalidate ')
		.replace(
			/(<div class="problems[^>]*>[^]*?<ul[^>]*>)([^]*?)(<\/ul>)/g,
			(_, start: string, lines: string, end: string) => start + named(lines, body).join('') + end
		);
}

/** The lines in the order of their fields; what belongs to no field of this page stays first. */
function named(lines: string, body: string): string[] {
	return (lines.match(/<li[^>]*>[^]*?<\/li>/g) ?? [])
		.map((line) => {
			const asked = / href="#([^"]*)"/.exec(line)?.[1] ?? '';
			const id = fieldOf(body, asked);
			const at = id ? body.indexOf(` id="${id}"`) : -1;
			const led = line.replace(` href="#${asked}"`, ` href="#${id}"`);
			return { line: at < 0 ? line : withName(led, nameAt(body, id)), at };
		})
		.sort((one, other) => one.at - other.at)
		.map(({ line }) => line);
}

/** The field that an error is about: of several of its name, which then have longer ids, the one that shows the error. */
function fieldOf(body: string, asked: string): string {
	if (!asked || body.includes(` id="${asked}"`)) return asked;
	const longer = [...body.matchAll(/ id="([^"]*)-error"/g)].map(([, id = '']) => id);
	return longer.find((id) => id.startsWith(`${asked}-`)) ?? asked;
}

/** What a field or a group of choices is called: the last label or legend before its error. */
function nameAt(body: string, id: string): string {
	const before = body.slice(0, Math.max(0, body.indexOf(` id="${id}-error"`)));
	const label = before.slice(Math.max(before.lastIndexOf('<label class="label'), before.lastIndexOf('<legend')));
	const words = /^<(label|legend)[^>]*>([^]*?)(?:&nbsp;|\u00a0|<span class="maybe|<\/\1>)/.exec(label)?.[2] ?? '';
	return words.replace(/<[^>]*>/g, '').trim();
}

function withName(line: string, name: string): string {
	const [, start = '', message = '', end = ''] = /^([^]*<a [^>]*>)([^]*?)(<\/a>[^]*)$/.exec(line) ?? [];
	if (!name || !start || message.includes(name)) return line;
	return `${start}${name}${/[.?!…؟:]$/.test(name) ? '' : ':'} ${message}${end}`;
}
