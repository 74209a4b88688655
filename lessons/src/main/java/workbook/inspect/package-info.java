/**
 * The inspector: a page that shows a running broker from inside, and what the page asks for.
 *
 * <p>It keeps nothing of a broker. The broker is asked when a page asks, and pages ask while somebody looks at them.
 * Only this machine and only pages of this server are answered ({@code workbook.live.Visitor}), and all that a page can
 * name is one of the brokers that are there.
 *
 * <pre>
 *  what                                                         class
 *  which brokers of the workbook run on this machine            RunningBrokers
 *  one of them                                                  AnnouncedBroker
 *  asks one of them, and says what is wrong if none answers     Inspector
 *  answers pages: the page itself, states and messages          InspectPages
 *  it is served alone, with the book as it was built last       InspectServer
 * </pre>
 */
package workbook.inspect;
