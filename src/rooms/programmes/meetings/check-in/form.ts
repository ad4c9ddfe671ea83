import * as v from 'valibot';
import { maybe, maybeLines, oneOf } from '#platform/forms/fields.ts';
import { m } from '#messages';

/** The six weathers, from the brightest to the darkest. */
export const weathers = ['sunny', 'bright-spells', 'cloudy', 'foggy', 'rain', 'storm'] as const;
export type WeatherName = (typeof weathers)[number];

/**
 * With whom she shares what she says in a round: with nobody, as one of a number, with the facilitators by name, or with the group too, which
 * reads it without her name.
 */
export const sharings = ['private', 'count', 'facilitator', 'group'] as const;
export type Sharing = (typeof sharings)[number];

/** The sky that is drawn for each weather. */
export const skies = {
	sunny: 'sunny',
	'bright-spells': 'bright',
	cloudy: 'cloudy',
	foggy: 'fog',
	rain: 'rain',
	storm: 'storm'
} as const satisfies Record<WeatherName, string>;

/** The words for a weather. */
export function weatherWords(weather: WeatherName): string {
	const words = {
		sunny: m.programmes_register_weather_sunny,
		'bright-spells': m.programmes_register_weather_bright,
		cloudy: m.programmes_register_weather_cloudy,
		foggy: m.programmes_register_weather_foggy,
		rain: m.programmes_register_weather_rain,
		storm: m.programmes_register_weather_storm
	};
	return words[weather]();
}

/** The six weathers to choose from, each with its sky. */
export const weatherOptions = () => weathers.map((value) => ({ value, label: weatherWords(value), sky: skies[value] }));

/** How many hands went up for each weather. An empty box is none. */
export type Hands = Record<WeatherName, number>;

/** No hand went up for any weather: the same as no count. */
export const noHands: Hands = { sunny: 0, 'bright-spells': 0, cloudy: 0, foggy: 0, rain: 0, storm: 0 };

const handsOf = v.pipe(
	maybe(3),
	v.regex(/^\d{0,3}$/, () => m.forms_number()),
	v.transform(Number),
	v.maxValue(500, () => m.forms_between({ least: 0, most: 500 }))
);
/** Counted hands in one word, as they stand in an address or a hidden field. */
export function handsAsWord(hands: Partial<Hands>): string {
	return weathers.map((weather) => hands[weather] ?? 0).join('.');
}

/** The hands that such a word says; nothing where it says something else. */
export function handsInWord(word: string): Hands | undefined {
	if (!/^\d{1,3}(\.\d{1,3}){5}$/.test(word)) return undefined;
	const numbers = word.split('.').map(Number);
	return Object.fromEntries(weathers.map((weather, index) => [weather, numbers[index] ?? 0])) as Hands;
}

/** How many hands went up for each weather, 0 to 500; with what the page showed, where a count is taken back. */
export const roundForm = v.object({
	...(Object.fromEntries(weathers.map((weather) => [weather, handsOf])) as Record<WeatherName, typeof handsOf>),
	shown: v.optional(
		v.pipe(
			v.string(),
			v.transform((word) => handsInWord(word))
		)
	)
});

export const mostCheckInWords = 500;

/** Her own weather, as it is kept. */
export interface CheckIn {
	weather: WeatherName;
	words: string;
	sharing: Sharing;
}

/** Her weather as she tells it. Where words or sharing are not asked, as in the quick tap on her page, they stay as they are. */
export const checkInForm = v.object({
	weather: oneOf(weathers),
	words: v.optional(maybeLines(mostCheckInWords)),
	sharing: v.optional(oneOf(sharings))
});
export type ToldWeather = v.InferOutput<typeof checkInForm>;
