/** What lesson 15 shows and measures: one by one and in batches, collected by the client, a broker that is killed. */
package programs.bulk;
