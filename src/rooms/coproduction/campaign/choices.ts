import { inLanguage, type Language } from '#platform/i18n/language.ts';
import { isFramed } from '#platform/i18n/language-list.ts';
import { m } from '#messages';

/** Three questions to begin with, as the fields of the form hold them, in each language in which they are written. */
export function readyPrompts(languages: readonly Language[]): Record<string, string> {
	const asks = [m.coproduction_listen_ready_1, m.coproduction_listen_ready_2, m.coproduction_listen_ready_3];
	const probes = [
		m.coproduction_listen_ready_probe_1,
		m.coproduction_listen_ready_probe_2,
		m.coproduction_listen_ready_probe_3
	];
	const written = languages.filter((language) => !isFramed(language));
	return Object.fromEntries(
		written.flatMap((language) =>
			inLanguage(language, () => [
				...asks.map((words, at) => [`asks${at + 1}-${language}`, words()]),
				...probes.map((words, at) => [`probe${at + 1}-${language}`, words()])
			])
		)
	) as Record<string, string>;
}
