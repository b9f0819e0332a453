package io.insightstream.clients.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CsvRecordsTest {

    private static final int NO_LIMIT = Integer.MAX_VALUE;

    private static CsvRecords records(String text) {
        return new CsvRecords(new StringReader(text), ',', false);
    }

    private static List<List<String>> read(Reader text) throws IOException {
        CsvRecords records = new CsvRecords(text, ',', false);
        List<List<String>> read = new ArrayList<>();
        while (records.next(NO_LIMIT)) {
            if (!records.isBlank()) {
                assertFalse(records.isLenient() || records.isUnclosed() || records.isOverlong());
                read.add(records.cells());
            }
        }
        return read;
    }

    @Test
    void a_file_that_follows_the_rule_is_read_as_by_fastcsv() throws IOException {
        Random random = new Random(11);
        String[] plain = {"", "a", " b ", "\\n", "\uD83D\uDC19", "'", "long".repeat(5000)};
        String[] quoted = {"", ",", "\n", "\r\n", "\"\"", "x\"\"y", "\"\",", "\"\"\"\"", " ", "long\n".repeat(5000)};
        for (int file = 0; file < 300; file++) {
            StringBuilder text = new StringBuilder();
            int rows = random.nextInt(30);
            for (int row = 0; row < rows; row++) {
                int cells = 1 + random.nextInt(20);
                for (int cell = 0; cell < cells; cell++) {
                    text.append(cell == 0 ? "" : ",");
                    text.append(
                            random.nextBoolean()
                                    ? plain[random.nextInt(plain.length)]
                                    : '"'
                                            + quoted[random.nextInt(quoted.length)]
                                            + quoted[random.nextInt(quoted.length)]
                                            + '"');
                }
                text.append(row == rows - 1 && random.nextBoolean() ? "" : random.nextBoolean() ? "\n" : "\r\n");
            }
            List<List<String>> expected = CsvReader.builder()
                    .allowUnclosedQuote(false)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .ofCsvRecord(text.toString())
                    .stream()
                    .map(CsvRecord::getFields)
                    .filter(fields -> fields.size() > 1 || !fields.get(0).isBlank())
                    .toList();
            assertEquals(expected, read(new StringReader(text.toString())));
            assertEquals(expected, read(new OneByOne(text.toString())));
        }
    }

    /** Gives one character a call. */
    private static final class OneByOne extends StringReader {
        private OneByOne(String text) {
            super(text);
        }

        @Override
        public int read(char[] target, int offset, int length) throws IOException {
            return super.read(target, offset, Math.min(length, 1));
        }
    }

    @Test
    void records_know_their_lines() throws IOException {
        CsvRecords records = records("a,\"b\r\n\rc\"\n\nd");
        assertTrue(records.next(NO_LIMIT));
        assertEquals(1, records.line());
        assertTrue(records.spansLines());
        assertEquals(List.of("a", "b\r\n\rc"), records.cells());
        assertTrue(records.next(NO_LIMIT) && records.isBlank());
        assertTrue(records.next(NO_LIMIT) && records.isUnended());
        assertEquals(4, records.line());
        assertFalse(records.next(NO_LIMIT));
    }

    @Test
    void a_quote_closes_only_in_front_of_a_separator_or_an_end() throws IOException {
        CsvRecords records = records("\"a\"b\",\"c\" ,\"d\",e\"f\n\"\",\"x\"\"y\"z\"\"\"");
        records.next(NO_LIMIT);
        assertTrue(records.isLenient());
        assertEquals(List.of("a\"b", "c\" ,\"d", "e\"f"), records.cells());
        records.next(NO_LIMIT);
        assertEquals(List.of("", "x\"\"y\"z\"\""), records.cells());
    }

    @Test
    void a_record_can_be_cut_at_an_earlier_line() throws IOException {
        CsvRecords records = records("a,\"b\nc,d\nno\n\"e\",f\n");
        records.next(NO_LIMIT);
        assertTrue(records.spansLines());
        assertEquals(
                4,
                records.endBefore(
                        record -> record.size() == 2 && !record.cell(0).equals("c")));
        records.next(NO_LIMIT);
        assertEquals(4, records.line());
        assertEquals(List.of("e", "f"), records.cells());
    }

    @Test
    void a_record_that_is_too_long_is_read_again_with_more_room() throws IOException {
        CsvRecords records = records("a,\"" + "x".repeat(100) + "\"\nb");
        records.next(50);
        assertTrue(records.isOverlong());
        records.again(200);
        assertFalse(records.isOverlong());
        assertEquals(100, records.cell(1).length());
        records.next(50);
        assertEquals(List.of("b"), records.cells());
    }
}
