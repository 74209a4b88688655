package minibroker.schedule;

import minibroker.store.ScratchPages;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;

/**
 * The {@code next} pointer of each wheel entry, 8 bytes, in pages that are made when their first entry comes and given
 * back when their last one goes: the entries of one slot form a chain.
 *
 * <p>Entries come in ascending order, more or less. One thread uses it.
 */
class SlotChains {
    /** No entry. */
    static final long NONE = -1;

    private static final class Page {
        private final ByteBuffer links;
        private int open;

        private Page(ByteBuffer links) {
            this.links = links;
        }
    }

    private final ScratchPages scratch;
    private final int linksInPage;
    private final TreeMap<Long, Page> pages = new TreeMap<>();

    SlotChains(ScratchPages scratch) {
        this.scratch = scratch;
        this.linksInPage = scratch.pageSize() / Long.BYTES;
    }

    /** Adds an entry as the last of a chain. */
    void open(long entry) {
        Page page = pages.computeIfAbsent(entry / linksInPage, number -> new Page(scratch.take()));
        page.open++;
        link(entry, NONE);
    }

    void link(long entry, long next) {
        page(entry).links.putLong(place(entry), next);
    }

    /** The next entry of its chain, or NONE. */
    long next(long entry) {
        return page(entry).links.getLong(place(entry));
    }

    /** Removes an entry. */
    void close(long entry) {
        Page page = page(entry);
        if (--page.open == 0) {
            pages.remove(entry / linksInPage);
            scratch.giveBack(page.links);
        }
    }

    /** The lowest entry that is in use, or a number below it; {@code otherwise} if there is none. */
    long lowest(long otherwise) {
        Map.Entry<Long, Page> lowest = pages.firstEntry();
        return lowest == null ? otherwise : lowest.getKey() * linksInPage;
    }

    /** How many pages are in use. */
    int pages() {
        return pages.size();
    }

    private Page page(long entry) {
        Page page = pages.get(entry / linksInPage);
        if (page == null) {
            throw new IllegalArgumentException("Entry %s is not open".formatted(entry));
        }
        return page;
    }

    private int place(long entry) {
        return (int) (entry % linksInPage) * Long.BYTES;
    }
}
