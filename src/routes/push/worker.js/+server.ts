import { inLanguage } from '#platform/i18n/language.ts';
import { pushWorker } from '../script.server.ts';
import { m } from '#messages';

const words = Object.fromEntries(
	(['en', 'es', 'ar'] as const).map((language) => [language, inLanguage(language, () => m.app_push_message())])
);
const worker = pushWorker(words);

/** The worker that shows on a device that there is a message: the same bytes for everybody. */
export const GET = (): Response =>
	new Response(worker, { headers: { 'content-type': 'text/javascript; charset=utf-8' } });
