/**
 * The broker's command line.
 *
 * <pre>
 *  behaviour                                         class          lesson
 *  the program                                       Main
 *  name server and broker until Ctrl-C; its options  BrokerCommand
 *  a file says where it runs, as long as it does     Announcement
 *  a store's files are printed                       DumpCommand
 *  a damaged log is opened again                     RepairCommand
 * </pre>
 */
package minibroker.cli;
