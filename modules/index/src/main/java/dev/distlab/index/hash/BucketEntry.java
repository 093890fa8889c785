package dev.distlab.index.hash;

/** An entry of a bucket outside its page; the payload is an encoded value. */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record BucketEntry(int hash, byte[] key, byte[] payload) {

  /** The bytes that the entry takes in its page. */
  int bytes() {
    return otherBytes(key) + payload.length;
  }

  /** The bytes that an entry takes besides its payload. */
  static int otherBytes(byte[] key) {
    return BucketPage.SLOT_BYTES + BucketPage.KEY_LENGTH_BYTES + key.length;
  }
}
