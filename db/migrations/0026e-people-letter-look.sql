-- How letters look in her mailbox: discreet, openly from whom, or with a word of her own, so that she knows them from fraud.
alter table people.safe_contact
	add column letter_look text not null default 'discreet' check (letter_look in ('discreet', 'clear', 'own')),
	add column letter_word text not null default '' check (length(letter_word) <= 40),
	add check ((letter_look = 'own') = (letter_word <> ''));
comment on column people.safe_contact.letter_look is 'How letters to her look before they are opened: say nothing, name the organisation, or bear letter_word, a word of her own, as their subject.';
grant update (letter_look, letter_word) on people.safe_contact to kith_app;
