package io.thimble.db.archive.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.thimble.db.archive.FolderArchiveFiles;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators are told of settings that cannot be right. */
final class ArchiveStoresTest {
  private static final S3Access NONE = new S3Access(null, null, null, null);

  @Test
  void pathIsAFolder(@TempDir Path folder) {
    assertThat(ArchiveStores.open(folder.toString(), NONE)).isInstanceOf(FolderArchiveFiles.class);
    assertThat(ArchiveStores.open("archives", NONE)).isInstanceOf(FolderArchiveFiles.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "gs://bucket/archives", "S3://bucket", "s3:/bucket"})
  void whatIsNoStoreIsTold(String store) {
    assertThatThrownBy(() -> ArchiveStores.open(store, NONE))
        .isInstanceOf(InvalidArchiveStoreException.class)
        .hasMessageContaining("(%s)".formatted(store))
        .hasMessageContaining("Maybe set THIMBLE_DATA_STORE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3://", "s3:///archives", "s3://ab", "s3://Thimble", "s3://-thimble"})
  void bucketThatIsNoneIsTold(String store) {
    assertThatThrownBy(() -> ArchiveStores.open(store, NONE))
        .isInstanceOf(InvalidArchiveStoreException.class)
        .hasMessageContaining("(%s) has no bucket's name".formatted(store))
        .hasMessageContaining("Maybe set THIMBLE_DATA_STORE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3://thimble//a", "s3://thimble/../a", "s3://thimble/a b"})
  void prefixThatIsNoneIsTold(String store) {
    assertThatThrownBy(() -> ArchiveStores.open(store, NONE))
        .isInstanceOf(InvalidArchiveStoreException.class)
        .hasMessageContaining("(%s) has no prefix".formatted(store))
        .hasMessageContaining("Maybe set THIMBLE_DATA_STORE");
  }

  @ParameterizedTest
  @CsvSource({
    "s3://thimble, thimble, ''",
    "s3://thimble/, thimble, ''",
    "s3://thimble/a, thimble, a/",
    "s3://thimble.example/a/v1.2/, thimble.example, a/v1.2/"
  })
  void bucketAndPrefixAreTakenApart(String store, String bucket, String prefix) {
    assertThat(BucketFolder.parse(store)).isEqualTo(new BucketFolder(bucket, prefix));
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1:9000", "ftp://127.0.0.1", "http://", "http://a?b=c", "a b"})
  void endpointThatIsNoAddressIsTold(String endpoint) {
    assertThatThrownBy(() -> new S3Access(endpoint, null, null, null))
        .isInstanceOf(InvalidArchiveStoreException.class)
        .hasMessageContaining("(%s) is not an address".formatted(endpoint))
        .hasMessageContaining("Maybe set THIMBLE_S3_ENDPOINT");
  }

  @Test
  void secretIsNeverShown() {
    assertThat(new S3Access(null, null, "thimble", "verysecret").toString())
        .doesNotContain("verysecret");
    assertThatThrownBy(() -> new S3Access("http://thimble:verysecret@127.0.0.1", null, null, null))
        .isInstanceOf(InvalidArchiveStoreException.class)
        .hasMessageContaining("(at 127.0.0.1)")
        .hasMessageNotContaining("verysecret");
  }

  @Test
  void oneKeyWithoutTheOtherIsTold() {
    assertThatThrownBy(() -> new S3Access(null, null, "thimble", " "))
        .isInstanceOf(InvalidArchiveStoreException.class)
        .hasMessageContaining("THIMBLE_S3_ACCESS_KEY is set without THIMBLE_S3_SECRET_KEY");
    assertThatThrownBy(() -> new S3Access(null, null, null, "verysecret"))
        .isInstanceOf(InvalidArchiveStoreException.class)
        .hasMessageContaining("THIMBLE_S3_SECRET_KEY is set without THIMBLE_S3_ACCESS_KEY")
        .hasMessageNotContaining("verysecret");
  }
}
