import { m } from '#messages';
import type { Filter, Order, Search } from './form.ts';

/** The words of what the list is narrowed to. */
export function filterWords(filter: Filter): string {
	const words: Record<Filter, () => string> = {
		all: m.programmes_people_all,
		waiting: m.programmes_people_waiting,
		'no-word': m.programmes_people_no_word,
		new: m.programmes_people_new,
		creche: m.programmes_people_creche
	};
	return words[filter]();
}

/** The words of what the list is put in order by. */
export function orderWords(order: Order): string {
	return order === 'name' ? m.programmes_people_by_name() : m.programmes_people_by_newest();
}

/** Another page of the same list. */
export function hrefOf({ typed, filter, order }: Search, page: number): string {
	return `?${new URLSearchParams({ q: typed, only: filter, by: order, page: String(page) }).toString()}`;
}
