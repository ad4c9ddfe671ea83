-- News that waits leaves together: in whose envelope a letter goes.
alter table platform.letter add column leaves_with uuid;
comment on column platform.letter.leaves_with is 'The letter in whose envelope it goes, itself where it goes first; nothing for what is no news. Set before anything is sent, so that two workers never put the same letter into two envelopes.';
grant update (leaves_with) on platform.letter to kith_app;
