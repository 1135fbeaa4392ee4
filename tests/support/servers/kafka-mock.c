/* A Kafka cluster of one broker in memory. Prints its address; obeys the lines down, up, hide and show; ends with its standard input. */
#include <librdkafka/rdkafka.h>
#include <librdkafka/rdkafka_mock.h>
#include <stdio.h>
#include <string.h>

int main(int argc, char **argv) {
  char error[256], line[64];
  rd_kafka_conf_t *configuration = rd_kafka_conf_new();
  rd_kafka_t *handle = rd_kafka_new(RD_KAFKA_PRODUCER, configuration, error, sizeof(error));
  if (!handle || argc < 2) return 1;
  rd_kafka_mock_cluster_t *cluster = rd_kafka_mock_cluster_new(handle, 1);
  if (!cluster) return 1;
  rd_kafka_mock_topic_create(cluster, argv[1], 3, 1);
  printf("%s\n", rd_kafka_mock_cluster_bootstraps(cluster));
  fflush(stdout);
  while (fgets(line, sizeof(line), stdin)) {
    if (!strcmp(line, "down\n")) rd_kafka_mock_broker_set_down(cluster, -1);
    if (!strcmp(line, "up\n")) rd_kafka_mock_broker_set_up(cluster, -1);
    if (!strcmp(line, "hide\n")) rd_kafka_mock_topic_set_error(cluster, argv[1], RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART);
    if (!strcmp(line, "show\n")) rd_kafka_mock_topic_set_error(cluster, argv[1], RD_KAFKA_RESP_ERR_NO_ERROR);
    printf("done\n");
    fflush(stdout);
  }
  rd_kafka_mock_cluster_destroy(cluster);
  rd_kafka_destroy(handle);
  return 0;
}
