-- Of counts made in one moment, as where the clock of a phone is ahead, the one tapped last stands.
alter table programmes.head_count add column seq integer not null default 0 check (seq between 0 and 100000);
comment on column programmes.head_count.seq is 'The place of this count among the taps of the phone that made it; 0 where it was made with signal.';
