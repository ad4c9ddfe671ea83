-- A move to another course that was taken back left a line there that said she had moved away: now it says what was.
alter table programmes.registration drop constraint registration_left_why_check,
	add constraint registration_left_why_check check (left_why in ('by-her', 'offer-lapsed', 'declined', 'by-staff', 'not-answered', 'moved', 'not-moved'));
