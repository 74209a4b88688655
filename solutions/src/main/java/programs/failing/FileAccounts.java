package programs.failing;

import programs.retries.AccountChanges;
import programs.retries.Accounts;
import programs.retries.PaidOrder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Accounts in a file, a line for each transaction: {@code book 4711 note 4711 forget 4706}. A last line without its end
 * is the transaction during which the program was killed, and does not count.
 *
 * <p>After a given number of transactions it stands still, so that the program can be killed between what it has done
 * and what it would say of it. Any thread may call.
 */
final class FileAccounts implements Accounts {
    private final Path file;
    private final int most;
    private final Set<String> notes = new LinkedHashSet<>();
    private int commits;

    /** @param most how many transactions it carries out before it stands still */
    FileAccounts(Path file, int most) {
        this.file = file;
        this.most = most;
        for (String line : lines(file)) {
            notes.removeAll(after("forget", line));
            notes.addAll(after("note", line));
        }
    }

    /** The finished lines. */
    static List<String> lines(Path file) {
        try {
            String text = Files.exists(file) ? Files.readString(file) : "";
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The accounts cannot be read", e);
        }
    }

    /** The words of a line that follow one of this name. */
    static List<String> after(String name, String line) {
        String[] words = line.split(" ");
        List<String> found = new ArrayList<>();
        for (int i = 0; i + 1 < words.length; i += 2) {
            if (words[i].equals(name)) {
                found.add(words[i + 1]);
            }
        }
        return found;
    }

    @Override
    public synchronized boolean isNoted(String note) {
        return notes.contains(note);
    }

    @Override
    public synchronized List<String> notes() {
        return List.copyOf(notes);
    }

    @Override
    public synchronized void commit(AccountChanges changes) {
        for (String note : changes.noted()) {
            if (notes.contains(note)) {
                throw new AlreadyNoted(note);
            }
        }
        List<String> words = new ArrayList<>();
        changes.booked().stream().map(PaidOrder::number).forEach(number -> words.add("book " + number));
        changes.noted().forEach(note -> words.add("note " + note));
        changes.forgotten().forEach(note -> words.add("forget " + note));
        try {
            Files.writeString(
                    file, String.join(" ", words) + "\n", UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("The accounts cannot be written", e);
        }
        changes.forgotten().forEach(notes::remove);
        notes.addAll(changes.noted());
        commits++;
        if (commits == most) {
            Booker.standStill(String.join(" ", words));
        }
    }
}
