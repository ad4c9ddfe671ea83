/** What a setting says, or what is wrong with it, in a sentence that says what to write. */
export type Read<T> =
	{ value: T; note?: string; trouble?: undefined } | { value?: undefined; note?: undefined; trouble: string };
