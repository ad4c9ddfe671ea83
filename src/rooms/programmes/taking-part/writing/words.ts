import { m } from '#messages';

/** What the page to write on says, by the word that its script asks for. */
export function sayings(): Record<string, string> {
	return {
		title: m.programmes_writing_title(),
		before: m.programmes_writing_before(),
		lost: m.programmes_writing_lost_both(),
		honest: m.programmes_writing_honest(),
		make: m.programmes_writing_make(),
		card: m.programmes_writing_card(),
		copy: m.programmes_writing_copy(),
		written: m.programmes_writing_written(),
		askBack: m.programmes_writing_ask_back(),
		word: m.programmes_writing_word({ n: '{n}' }),
		notThese: m.programmes_writing_not_these(),
		check: m.programmes_writing_check(),
		again: m.programmes_writing_again(),
		locking: m.programmes_writing_locking(),
		otherKey: m.programmes_writing_other_key(),
		noSignal: m.programmes_writing_no_signal(),
		locked: m.programmes_writing_locked(),
		fiveWords: m.programmes_writing_five_words(),
		opening: m.programmes_writing_opening(),
		noWords: m.programmes_writing_no_words(),
		wrongWords: m.programmes_writing_wrong_words(),
		open: m.programmes_writing_open(),
		bothLost: m.programmes_writing_both_lost_below(),
		newWords: m.programmes_writing_new_words(),
		...ofPages()
	};
}

function ofPages() {
	return {
		write: m.programmes_writing_write(),
		unsaved: m.programmes_writing_unsaved(),
		saved: m.programmes_writing_saved({ time: '{time}' }),
		waits: m.programmes_writing_waits(),
		emptied: m.programmes_writing_emptied(),
		other: m.programmes_writing_other(),
		takeOver: m.programmes_writing_take_over(),
		letGo: m.programmes_writing_let_go(),
		closed: m.programmes_writing_closed({ n: '{n}' }),
		mine: m.programmes_writing_mine(),
		close: m.programmes_writing_close(),
		show: m.programmes_writing_show(),
		showText: m.programmes_writing_show_text()
	};
}
