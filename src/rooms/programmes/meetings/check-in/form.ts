import * as v from 'valibot';
import { maybe, maybeLines, oneOf } from '#platform/forms/fields.ts';
import { m } from '#messages';

/** The six weathers, from the brightest to the darkest. */
export const weathers = ['sunny', 'bright-spells', 'cloudy', 'foggy', 'rain', 'storm'] as const;
export type WeatherName = (typeof weathers)[number];

/** With whom she shares her weather: with nobody, as one of a number, or with the facilitators by name. */
export const sharings = ['private', 'count', 'group'] as const;
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

/** How many hands went up for each weather. An empty box is none. */
export type Hands = Record<WeatherName, number>;

const handsOf = v.pipe(
	maybe(3),
	v.regex(/^\d{0,3}$/, () => m.forms_number()),
	v.transform(Number),
	v.maxValue(500, () => m.forms_between({ least: 0, most: 500 }))
);
/** How many hands went up for each weather, 0 to 500. */
export const roundForm = v.object(
	Object.fromEntries(weathers.map((weather) => [weather, handsOf])) as Record<WeatherName, typeof handsOf>
);

export const mostCheckInWords = 500;

/** Her own weather. */
export const checkInForm = v.object({
	weather: oneOf(weathers),
	words: maybeLines(mostCheckInWords),
	sharing: oneOf(sharings)
});
export type CheckIn = v.InferOutput<typeof checkInForm>;
