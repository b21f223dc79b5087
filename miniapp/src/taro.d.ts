/// <reference types="@tarojs/taro" />
declare module '*.scss'
declare namespace NodeJS {
  interface ProcessEnv {
    TARO_ENV: 'h5' | 'weapp'
    TARO_APP_API_BASE: string
  }
}
