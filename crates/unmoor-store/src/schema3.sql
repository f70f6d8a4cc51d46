-- Schema 3. What a room decided, beside the answer of today. Decisions from before it was kept have no state.
ALTER TABLE decision ADD COLUMN state TEXT CHECK (state IN ('unknown', 'answered', 'not_applicable'));
ALTER TABLE decision ADD COLUMN option TEXT;
ALTER TABLE decision ADD COLUMN evidence TEXT CHECK (evidence IN ('claimed', 'documented', 'tested'));
ALTER TABLE decision ADD COLUMN reason TEXT;
