package io.thimble.db.setting;

import static io.thimble.db.setting.ReadBy.API;
import static io.thimble.db.setting.ReadBy.WORKER;

import java.util.List;

/** Where data sets come from and are kept. */
public final class DataSettings {
  /** The address of a bucket's server. */
  public static final Setting S3_ENDPOINT =
      Setting.of(
              "THIMBLE_S3_ENDPOINT",
              Forms.webAddress("http://127.0.0.1:9000"),
              "",
              "the server of such a bucket, as `http://127.0.0.1:9000` for MinIO; with it, buckets"
                  + " are named in the path",
              API,
              WORKER)
          .whichIs("Amazon's");

  /** A bucket's region. */
  public static final Setting S3_REGION =
      Setting.of(
              "THIMBLE_S3_REGION", Forms.text("name"), "", "the region of the bucket", API, WORKER)
          .whichIs("`AWS_REGION`; `us-east-1` with an endpoint");

  /** Who asks for a bucket. */
  public static final Setting S3_ACCESS_KEY =
      Setting.of(
              "THIMBLE_S3_ACCESS_KEY",
              Forms.text("text"),
              "",
              "who signs requests; these list objects and versions of the bucket, and get, put and"
                  + " delete objects and versions",
              API,
              WORKER)
          .whichIs(
              "what Amazon's library finds (`AWS_ACCESS_KEY_ID`, profiles, the machine's role)");

  /** What requests for a bucket are signed with. */
  public static final Setting S3_SECRET_KEY =
      Setting.of(
              "THIMBLE_S3_SECRET_KEY",
              Forms.secret("text"),
              "",
              "what requests are signed with",
              API,
              WORKER)
          .whichIs("as with the access key");

  /** Its default hangs on another setting. */
  static final Setting STORE =
      Setting.of(
              "THIMBLE_DATA_STORE",
              Forms.store(),
              "",
              "where archives of uploaded and fetched data sets lie; API and all workers need the"
                  + " same",
              API,
              WORKER)
          .whichIs("`archives` in `THIMBLE_FOLDER`");

  private static final Setting FOLDERS =
      Setting.of(
          "THIMBLE_DATA_DIRS",
          Forms.paths("folders"),
          "",
          "folders of words that a worker sees, separated as in `PATH`",
          WORKER);

  private static final Setting MOST_BYTES =
      Setting.of(
          "THIMBLE_DATA_MOSTBYTES",
          Forms.size("1KB"),
          "8GB",
          "the longest archive that is taken",
          API,
          WORKER);

  private static final Setting PRIVATE =
      Setting.of(
          "THIMBLE_DATA_PRIVATE",
          Forms.yesOrNo(),
          "false",
          "whether workers may fetch archives from their own machine and private networks",
          WORKER);

  private DataSettings() {}

  static List<Setting> all() {
    return List.of(
        FOLDERS, STORE, S3_ENDPOINT, S3_REGION, S3_ACCESS_KEY, S3_SECRET_KEY, MOST_BYTES, PRIVATE);
  }
}
