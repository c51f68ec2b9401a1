-- Copies among what was sent, where an account wishes them and its server keeps none by itself.
ALTER TABLE account ADD COLUMN sent_copy INTEGER NOT NULL DEFAULT 0 CHECK (sent_copy IN (0, 1));
-- 0: none is wished, 1: one is to be put there once the letter is accepted, 2: it lies there.
ALTER TABLE letter ADD COLUMN copy INTEGER NOT NULL DEFAULT 0 CHECK (copy IN (0, 1, 2));
CREATE INDEX letter_copy ON letter (account, position) WHERE copy = 1;

-- The numbers of an inbox hold for one validity only (RFC 9051 section 2.3.1.1); 0: not known.
ALTER TABLE inbox ADD COLUMN validity INTEGER NOT NULL DEFAULT 0;
