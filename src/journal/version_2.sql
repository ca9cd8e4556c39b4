-- Reasons can be found by any three characters of theirs.
create virtual table reason_text using fts5 (
    reason, content = '', contentless_delete = 1, tokenize = 'trigram'
);
insert into reason_text (rowid, reason) select seq, reason from entry where reason is not null;
