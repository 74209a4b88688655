/**
 * Capstone IV: lesson 01's ticket shop once more, now whole, on a broker that is killed.
 *
 * <pre>
 *   BoxOffice ── created, paid, printed ──► Orders ───► desk: one step after the other
 *       │                     cancelled ──────▲           │
 *       ├── seat is held until ──► Timeouts ──(delay)──► desk: frees it unless it is paid
 *       ├── entries, in batches ─► Entries ───► office: books each once
 *       └── ticket or regrets ───► Mails ─────► office: mails it, or it becomes a dead letter
 * </pre>
 *
 * <p>Desks and office are JVMs of their own, which are killed as the broker is. What they did they tell in {@link
 * programs.tickets.ClerkNote}s; the {@link programs.tickets.TicketJudge} compares it with what was promised.
 */
package programs.tickets;
