import { restLanguage } from './language.ts';
import * as ar from './paraglide/messages/ar.js';
import * as en from './paraglide/messages/en.js';
import { m as all } from './paraglide/messages.js';
import { inPassage } from './passages.ts';

type Say = (inputs?: object, options?: { locale?: 'en' | 'es' | 'ar' | 'qps' }) => string;

/** Messages that a language of the frame has no words for: there its catalogue holds the English ones. */
const without = new Set(Object.keys(en).filter((key) => ar[key as keyof typeof ar] === en[key as keyof typeof en]));

/** A message; on a page in a language of the frame only, in the language of the rest and marked, where there is no other. */
function sayable(key: string, say: Say): Say {
	if (!without.has(key)) return say;
	return (inputs, options) => {
		const rest = options?.locale ? undefined : restLanguage();
		return rest ? inPassage(say(inputs, { locale: rest }), rest) : say(inputs, options);
	};
}

/** Every message by its key, in the language spoken now. */
export const m = Object.fromEntries(
	Object.entries(all).map(([key, say]) => [key, sayable(key, say as Say)])
) as unknown as typeof all;
